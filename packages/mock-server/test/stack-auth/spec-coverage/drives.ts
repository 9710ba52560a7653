import { totpAt } from '../../../src/providers/stack-auth/totp.ts';
import { made } from '../vectors/passwords.ts';
import { createdProject, projectOwner } from '../vectors/project-headers.ts';
import {
  asNobody,
  asServer,
  callback,
  mailedCode,
  nowMillis,
  projectId,
  publishableClientKey,
  type Reply,
  signIn,
  textAt,
  u,
  type World,
  withToken,
} from '../world.ts';
import { call, type Drive, type OperationId, refusals, type Sent, type Statuses, serverRefusals } from './drive.ts';

const unknownCode = 'x'.repeat(45);
const unknownId = '00000000-0000-4000-8000-000000000009';
const password = 'u-new-pass2';
const tooManyBytes = 'é'.repeat(36);
const newcomer = { email: 'new@example.com', password };
const secret = 'MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=';
const atInternal = { 'x-stack-project-id': 'internal' };

/** Asks the world for something first, and then the operation. */
const after =
  (id: OperationId, prepare: (world: World) => Promise<Sent>, options = {}): Drive =>
  async (start) => {
    const world = start(options);
    return call(world, id, await prepare(world));
  };
const signedIn =
  (sent: Sent = {}) =>
  async (world: World): Promise<Sent> => ({
    ...sent,
    headers: { ...sent.headers, ...withToken((await signIn(world)).access) },
  });

type CodeOf = (world: World) => Promise<string>;

async function otp(world: World, email: string = u.email): Promise<string> {
  await world.mock.options.set({ magicLinkEnabled: true });
  await world.post('/auth/otp/send-sign-in-code', { email, callback_url: callback });
  const { token = '' } = await world.mock.outbox.waitFor({ kind: 'sign-in' });
  return token;
}

async function verification(world: World): Promise<string> {
  await world.post('/auth/password/sign-up', { ...newcomer, verification_callback_url: callback });
  const { token = '' } = await world.mock.outbox.waitFor({ kind: 'verification' });
  return token;
}

async function attempt(world: World): Promise<string> {
  await world.patch(`/users/${u.id}`, { totp_secret_base64: secret }, asServer);
  const { body } = await world.post('/auth/password/sign-in', { email: u.email, password: u.password });
  return textAt(body, 'details', 'attempt_code');
}

/** Operations that take a code: good, unknown and used. */
function codes(
  id: OperationId,
  codeOf: CodeOf,
  use: OperationId,
  more: object = {},
  usedWith: object = more,
): Statuses {
  const sent = (code: string): Sent => ({ body: { code, ...more } });
  return {
    ...refusals(id, sent(unknownCode)),
    200: after(id, async (world) => sent(await codeOf(world))),
    404: (start) => call(start(), id, sent(unknownCode)),
    409: after(id, async (world) => {
      const code = await codeOf(world);
      await call(world, use, { body: { code, ...usedWith } });
      return sent(code);
    }),
  };
}

const reset: CodeOf = (world) => mailedCode(world);
const grant = { grant_type: 'refresh_token', client_id: projectId, client_secret: publishableClientKey };
const digits = totpAt(secret, nowMillis);
const toOwnChannel = async (world: World, callback_url = callback): Promise<Sent> => {
  const { id, access } = await made(world, { primary_email: 'new@example.com' });
  const [[, row] = []] = await world.store.list<{ users: Record<string, { channels: { id: string }[] }> }>('tenancy/');
  const channel = row?.users[id]?.channels[0]?.id ?? '';
  return { headers: withToken(access), path: { user_id: 'me', contact_channel_id: channel }, body: { callback_url } };
};
const asOwner = async (world: World): Promise<Sent> => {
  const { access, teamId } = await projectOwner(world);
  return { headers: { ...atInternal, ...withToken(access) }, body: { display_name: 'x', owner_team_id: teamId } };
};
const withoutBody = ({ headers }: Sent): Sent => ({ ...(headers && { headers }) });

/** For each operation, what makes it answer which status. */
export const drives: { readonly [Id in OperationId]: Statuses } = {
  sendForgotPasswordEmail: {
    ...refusals('sendForgotPasswordEmail'),
    200: (start) => call(start(), 'sendForgotPasswordEmail', { body: { email: u.email, callback_url: callback } }),
    500: (start) => call(start(), 'sendForgotPasswordEmail', { body: { email: '', callback_url: callback } }),
  },
  verifyPasswordResetCode: codes('verifyPasswordResetCode', reset, 'resetPassword', {}, { password }),
  resetPassword: {
    ...codes('resetPassword', reset, 'resetPassword', { password }),
    500: after('resetPassword', async (world) => ({ body: { code: await mailedCode(world), password: tooManyBytes } })),
  },
  signUpWithCredential: {
    ...refusals('signUpWithCredential'),
    200: (start) => call(start(), 'signUpWithCredential', { body: newcomer }),
    403: (start) => call(start({ signUpRules: 'reject' }), 'signUpWithCredential', { body: newcomer }),
    409: (start) => call(start(), 'signUpWithCredential', { body: { email: u.email, password } }),
    500: (start) => call(start(), 'signUpWithCredential', { body: { ...newcomer, password: tooManyBytes } }),
  },
  signInWithCredential: {
    ...refusals('signInWithCredential'),
    200: (start) => call(start(), 'signInWithCredential', { body: { email: u.email, password: u.password } }),
  },
  updatePassword: {
    ...refusals('updatePassword'),
    200: after('updatePassword', signedIn({ body: { old_password: u.password, new_password: password } })),
    500: after('updatePassword', signedIn({ body: { old_password: u.password, new_password: tooManyBytes } })),
  },
  setPassword: {
    ...refusals('setPassword'),
    200: after('setPassword', async (world) => ({
      headers: withToken((await made(world, {})).access),
      body: { password },
    })),
    400: after('setPassword', signedIn({ body: { password } })),
    500: after('setPassword', async (world) => ({
      headers: withToken((await made(world, {})).access),
      body: { password: tooManyBytes },
    })),
  },
  sendMagicLinkEmail: {
    ...refusals('sendMagicLinkEmail'),
    200: (start) =>
      call(start({ magicLinkEnabled: true }), 'sendMagicLinkEmail', {
        body: { email: u.email, callback_url: callback },
      }),
    403: (start) => call(start(), 'sendMagicLinkEmail', { body: { email: u.email, callback_url: callback } }),
    409: (start) =>
      call(start({ magicLinkEnabled: true }, { seed: [{ ...u, emailVerified: false }] }), 'sendMagicLinkEmail', {
        body: { email: u.email, callback_url: callback },
      }),
  },
  signInWithMagicLink: {
    ...codes('signInWithMagicLink', otp, 'signInWithMagicLink'),
    500: after('signInWithMagicLink', async (world) => ({ body: { code: await attempt(world) } })),
  },
  checkMagicLinkCode: {
    ...codes('checkMagicLinkCode', otp, 'signInWithMagicLink'),
    500: after('checkMagicLinkCode', async (world) => ({ body: { code: await attempt(world) } })),
  },
  signInWithMfa: {
    ...refusals('signInWithMfa'),
    200: after('signInWithMfa', async (world) => ({
      body: { type: 'totp', totp: digits, code: await attempt(world) },
    })),
    400: after('signInWithMfa', async (world) => ({ body: { type: 'totp', totp: 'x', code: await attempt(world) } })),
    404: (start) => call(start(), 'signInWithMfa', { body: { type: 'totp', totp: digits, code: unknownCode } }),
    409: after('signInWithMfa', async (world) => {
      const body = { type: 'totp', totp: digits, code: await attempt(world) };
      await call(world, 'signInWithMfa', { body });
      return { body };
    }),
    500: after('signInWithMfa', async (world) => ({ body: { type: 'totp', totp: digits, code: await otp(world) } })),
  },
  fetchNewAccessToken: {
    ...refusals('fetchNewAccessToken'),
    200: after('fetchNewAccessToken', async (world) => ({
      headers: asNobody,
      body: { ...grant, refresh_token: (await signIn(world)).refresh },
    })),
    400: (start) => call(start(), 'fetchNewAccessToken', { body: grant }),
    401: (start) => call(start(), 'fetchNewAccessToken', { body: { ...grant, refresh_token: 'x' } }),
    500: after('fetchNewAccessToken', async (world) => ({
      body: { ...grant, scope: 'x', refresh_token: (await signIn(world)).refresh },
    })),
  },
  refreshAccessToken: {
    ...refusals('refreshAccessToken'),
    200: after('refreshAccessToken', async (world) => ({
      headers: { 'x-stack-refresh-token': (await signIn(world)).refresh },
    })),
    401: (start) => call(start(), 'refreshAccessToken', { headers: { 'x-stack-refresh-token': 'x' } }),
  },
  signOut: { ...refusals('signOut'), 200: after('signOut', signedIn()), 401: (start) => call(start(), 'signOut') },
  listSessions: {
    ...refusals('listSessions', { query: '?user_id=me' }),
    200: after('listSessions', signedIn({ query: '?user_id=me' })),
    403: after('listSessions', signedIn({ query: `?user_id=${unknownId}` })),
  },
  createSession: {
    ...serverRefusals('createSession', { body: { user_id: u.id } }),
    200: (start) => call(start(), 'createSession', { headers: asServer, body: { user_id: u.id } }),
    500: (start) =>
      call(start(), 'createSession', { headers: asServer, body: { user_id: u.id, expires_in_millis: -1 } }),
  },
  deleteSession: {
    ...refusals('deleteSession', { query: '?user_id=me' }),
    200: async (start) => {
      const world = start();
      const { access } = await signIn(world);
      const { body } = await world.get('/auth/sessions?user_id=me', withToken(access));
      const id = textAt(Object(body).items[0], 'id');
      return call(world, 'deleteSession', { headers: asServer, path: { id }, query: `?user_id=${u.id}` });
    },
    404: (start) =>
      call(start(), 'deleteSession', { headers: asServer, path: { id: unknownId }, query: `?user_id=${u.id}` }),
  },
  getCurrentUser: { ...refusals('getCurrentUser'), 200: after('getCurrentUser', signedIn()) },
  updateCurrentUser: {
    ...refusals('updateCurrentUser', { body: {} }),
    200: after('updateCurrentUser', signedIn({ body: { display_name: 'Una' } })),
    400: (start) => call(start(), 'updateCurrentUser', { body: { profile_image_url: 'https://a.example' } }),
    404: after('updateCurrentUser', signedIn({ body: { selected_team_id: unknownId } })),
    409: after('updateCurrentUser', async (world) => {
      await made(world, { primary_email: 'o@example.com', primary_email_auth_enabled: true });
      return signedIn({ body: { primary_email: 'o@example.com' } })(world);
    }),
    500: after('updateCurrentUser', signedIn({ headers: asServer, body: { password: tooManyBytes } })),
  },
  deleteCurrentUser: {
    ...refusals('deleteCurrentUser'),
    200: after('deleteCurrentUser', signedIn(), { clientUserDeletionEnabled: true }),
    400: (start) => call(start(), 'deleteCurrentUser'),
  },
  listUsers: { ...serverRefusals('listUsers'), 200: (start) => call(start(), 'listUsers', { headers: asServer }) },
  createUser: {
    ...serverRefusals('createUser', { body: {} }),
    201: (start) => call(start(), 'createUser', { headers: asServer, body: {} }),
    400: (start) => call(start(), 'createUser', { headers: asServer, body: { otp_auth_enabled: true } }),
    409: (start) =>
      call(start(), 'createUser', {
        headers: asServer,
        body: { primary_email: u.email, primary_email_auth_enabled: true },
      }),
    500: (start) => call(start(), 'createUser', { headers: asServer, body: { password: tooManyBytes } }),
  },
  getUser: {
    ...serverRefusals('getUser'),
    200: (start) => call(start(), 'getUser', { headers: asServer }),
    404: (start) => call(start(), 'getUser', { headers: asServer, path: { user_id: unknownId } }),
  },
  updateUser: {
    ...serverRefusals('updateUser', { body: {} }),
    200: (start) => call(start(), 'updateUser', { headers: asServer, body: {} }),
    404: (start) => call(start(), 'updateUser', { headers: asServer, path: { user_id: unknownId }, body: {} }),
    409: after('updateUser', async (world) => {
      await made(world, { primary_email: 'o@example.com', primary_email_auth_enabled: true });
      return { headers: asServer, body: { primary_email: 'o@example.com' } };
    }),
    500: (start) => call(start(), 'updateUser', { headers: asServer, body: { password: tooManyBytes } }),
  },
  deleteUser: {
    ...serverRefusals('deleteUser'),
    200: (start) => call(start(), 'deleteUser', { headers: asServer }),
    404: (start) => call(start(), 'deleteUser', { headers: asServer, path: { user_id: unknownId } }),
  },
  verifyEmail: codes('verifyEmail', verification, 'verifyEmail'),
  checkEmailVerificationCode: codes('checkEmailVerificationCode', verification, 'verifyEmail'),
  sendContactChannelVerificationEmail: {
    ...refusals('sendContactChannelVerificationEmail', { path: { contact_channel_id: unknownId } }),
    200: after('sendContactChannelVerificationEmail', toOwnChannel),
    400: after('sendContactChannelVerificationEmail', async (world) => toOwnChannel(world, 'https://evil.example')),
    404: (start) =>
      call(start(), 'sendContactChannelVerificationEmail', { headers: asServer, body: { callback_url: callback } }),
    409: after('sendContactChannelVerificationEmail', async (world) => {
      const sent = await toOwnChannel(world);
      const { body } = await world.get('/users/me', sent.headers);
      await world.patch(`/users/${textAt(body, 'id')}`, { primary_email_verified: true }, asServer);
      return sent;
    }),
  },
  listProjects: {
    ...refusals('listProjects'),
    200: after('listProjects', async (world) => withoutBody(await asOwner(world))),
    401: (start) => call(start(), 'listProjects'),
  },
  createProject: {
    ...refusals('createProject'),
    201: after('createProject', asOwner),
    401: (start) => call(start(), 'createProject', { body: { display_name: 'x', owner_team_id: unknownId } }),
    404: after('createProject', async (world) => ({
      ...(await asOwner(world)),
      body: { display_name: 'x', owner_team_id: unknownId },
    })),
  },
  getProjectJwks: {
    ...refusals('getProjectJwks', { path: { project_id: projectId } }),
    200: async (start): Promise<Reply> => {
      const world = start();
      const { id } = await createdProject(world);
      return call(world, 'getProjectJwks', { headers: asNobody, path: { project_id: id } });
    },
    404: (start) => call(start(), 'getProjectJwks', { headers: asNobody, path: { project_id: 'x' } }),
  },
};
