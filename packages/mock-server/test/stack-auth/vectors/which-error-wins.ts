import type { StackAuthOptions } from '@resetkit/mock-server/stack-auth';
import { expect } from 'vitest';
import { asNobody, asServer, callback, mailedCode, type Reply, signIn, u, type World, withToken } from '../world.ts';
import { made } from './passwords.ts';
import { createdProject } from './project-headers.ts';
import type { Vector } from './vector.ts';

const send = '/auth/password/send-reset-code';
const reset = '/auth/password/reset';
const signUp = '/auth/password/sign-up';
const me = '/users/me';
const evil = 'https://evil.example';
const unknownId = '00000000-0000-4000-8000-000000000009';
const tooManyBytes = 'é'.repeat(36);

interface Case {
  readonly wins: string;
  readonly over: string;
  readonly options?: Partial<StackAuthOptions>;
  readonly act: (world: World) => Promise<Reply>;
  /** The error's code, or its sentence if it has no code. */
  readonly expected: string;
}

const broken = ({ send: request }: World, path: string, headers: Record<string, string | null> = {}): Promise<Reply> =>
  request(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: '{' });
const expired = async (world: World): Promise<string> => {
  const { access } = await signIn(world);
  world.mock.clock.advance('10m');
  return access;
};

const cases: readonly Case[] = [
  {
    wins: 'another method',
    over: 'malformed JSON',
    act: ({ send: request }) =>
      request(send, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{' }),
    expected: '',
  },
  {
    wins: 'malformed JSON',
    over: 'an unknown path',
    act: (world) => broken(world, '/nowhere'),
    expected: 'BODY_PARSING_ERROR',
  },
  {
    wins: 'malformed JSON',
    over: 'a key without an access type',
    act: (world) => broken(world, send, { ...asNobody, 'x-stack-publishable-client-key': 'x' }),
    expected: 'BODY_PARSING_ERROR',
  },
  {
    wins: 'an unknown content type',
    over: 'a wrong key',
    act: ({ send: request }) =>
      request(send, {
        method: 'POST',
        headers: { 'content-type': 'x', 'x-stack-publishable-client-key': 'x' },
        body: '',
      }),
    expected: 'BODY_PARSING_ERROR',
  },
  {
    wins: 'an unknown access type',
    over: 'a missing project id',
    act: ({ get }) => get(me, { 'x-stack-access-type': 'x', 'x-stack-project-id': null }),
    expected: 'INVALID_ACCESS_TYPE',
  },
  {
    wins: 'a missing project id',
    over: 'a bad access token',
    act: ({ get }) => get(me, { 'x-stack-project-id': null, ...withToken('x') }),
    expected: 'ACCESS_TYPE_WITHOUT_PROJECT_ID',
  },
  {
    wins: 'a bad access token',
    over: 'an unknown project',
    act: ({ get }) => get(me, { 'x-stack-project-id': 'x', ...withToken('x') }),
    expected: 'UNPARSABLE_ACCESS_TOKEN',
  },
  {
    wins: 'an access token that has expired',
    over: 'being another project’s',
    act: async (world) => world.get(me, { 'x-stack-project-id': 'internal', ...withToken(await expired(world)) }),
    expected: 'ACCESS_TOKEN_EXPIRED',
  },
  {
    wins: 'the access token of another project',
    over: 'being an anonymous user’s',
    act: async (world) => {
      const { access } = await made(world, { is_anonymous: true });
      return world.get(me, { 'x-stack-project-id': 'internal', ...withToken(access) });
    },
    expected: 'INVALID_PROJECT_FOR_ACCESS_TOKEN',
  },
  {
    wins: 'the access token of another project',
    over: 'no such project',
    act: async (world) => world.get(me, { 'x-stack-project-id': 'x', ...withToken((await signIn(world)).access) }),
    expected: 'INVALID_PROJECT_FOR_ACCESS_TOKEN',
  },
  {
    wins: 'a restricted user',
    over: 'a wrong key',
    act: async (world) => {
      const { access } = await made(world, { restricted_by_admin: true });
      return world.get(me, { 'x-stack-publishable-client-key': 'x', ...withToken(access) });
    },
    expected: 'RESTRICTED_USER_NOT_ALLOWED',
  },
  {
    wins: 'an unknown project',
    over: 'a missing key',
    act: ({ get }) => get('/users', { 'x-stack-project-id': 'x', 'x-stack-access-type': 'server' }),
    expected: 'CURRENT_PROJECT_NOT_FOUND',
  },
  {
    wins: 'an unknown project',
    over: 'a bad admin access token',
    act: ({ get }) => get('/users', { 'x-stack-project-id': 'x', 'x-stack-admin-access-token': 'x' }),
    expected: 'CURRENT_PROJECT_NOT_FOUND',
  },
  {
    wins: 'a bad admin access token',
    over: 'a wrong key',
    act: ({ get }) => get('/users', { 'x-stack-admin-access-token': 'x', 'x-stack-publishable-client-key': 'x' }),
    expected: 'UNPARSABLE_ADMIN_ACCESS_TOKEN',
  },
  {
    wins: 'a good admin access token',
    over: 'a wrong key',
    act: async (world) => {
      const { id, access } = await createdProject(world);
      const headers = { 'x-stack-admin-access-token': access, 'x-stack-publishable-client-key': 'x' };
      return world.get(me, { 'x-stack-project-id': id, ...headers });
    },
    expected: 'CANNOT_GET_OWN_USER_WITHOUT_USER',
  },
  {
    wins: 'a wrong key',
    over: 'an unknown branch',
    act: ({ get }) => get(me, { 'x-stack-publishable-client-key': 'x', 'x-stack-branch-id': 'x' }),
    expected: 'INVALID_PUBLISHABLE_CLIENT_KEY',
  },
  {
    wins: 'an unknown branch',
    over: 'too low an access type',
    act: ({ get }) => get('/users', { 'x-stack-branch-id': 'x' }),
    expected: 'BRANCH_DOES_NOT_EXIST',
  },
  {
    wins: 'a wrong header',
    over: 'an unknown path',
    act: ({ get }) => get('/nowhere', { 'x-stack-branch-id': 'x' }),
    expected: 'BRANCH_DOES_NOT_EXIST',
  },
  {
    wins: 'no access type',
    over: 'what validation finds',
    act: ({ post }) => post(send, { foo: 1 }, asNobody),
    expected: 'ACCESS_TYPE_REQUIRED',
  },
  {
    wins: 'too low an access type',
    over: 'what validation finds',
    act: ({ post }) => post('/users?a=1', { foo: 1 }),
    expected: 'INSUFFICIENT_ACCESS_TYPE',
  },
  {
    wins: 'me without a user',
    over: 'what validation finds',
    act: ({ get }) => get('/auth/sessions?user_id=me&a=1'),
    expected: 'CANNOT_GET_OWN_USER_WITHOUT_USER',
  },
  {
    wins: 'validation',
    over: 'passwords that are off',
    options: { credentialEnabled: false },
    act: ({ post }) => post(send, {}),
    expected: 'SCHEMA_ERROR',
  },
  {
    wins: 'passwords that are off',
    over: 'an empty address that the server fails on',
    options: { credentialEnabled: false },
    act: ({ post }) => post(send, { email: '', callback_url: callback }),
    expected: 'PASSWORD_AUTHENTICATION_NOT_ENABLED',
  },
  {
    wins: 'passwords that are off',
    over: 'a redirect that is not trusted',
    options: { credentialEnabled: false },
    act: ({ post }) => post(send, { email: u.email, callback_url: evil }),
    expected: 'PASSWORD_AUTHENTICATION_NOT_ENABLED',
  },
  {
    wins: 'a code that does not exist',
    over: 'passwords that are off and a short one',
    options: { credentialEnabled: false },
    act: ({ post }) => post(reset, { code: 'x'.repeat(45), password: 'x' }),
    expected: 'VERIFICATION_CODE_NOT_FOUND',
  },
  {
    wins: 'passwords that are off',
    over: 'a short one',
    act: async (world) => {
      const code = await mailedCode(world);
      await world.mock.options.set({ credentialEnabled: false });
      return world.post(reset, { code, password: 'x' });
    },
    expected: 'PASSWORD_AUTHENTICATION_NOT_ENABLED',
  },
  {
    wins: 'a short password',
    over: 'an account that has gone',
    act: async (world) => {
      const code = await mailedCode(world);
      await world.mock.accounts.delete(u.email);
      return world.post(reset, { code, password: 'x' });
    },
    expected: 'PASSWORD_TOO_SHORT',
  },
  {
    wins: 'a redirect that is not trusted',
    over: 'sign-ups that are off',
    options: { signUpEnabled: false },
    act: ({ post }) => post(signUp, { email: u.email, password: 'x', verification_callback_url: evil }),
    expected: 'REDIRECT_URL_NOT_WHITELISTED',
  },
  {
    wins: 'sign-ups that are off',
    over: 'a short password',
    options: { signUpEnabled: false },
    act: ({ post }) => post(signUp, { email: u.email, password: 'x' }),
    expected: 'SIGN_UP_NOT_ENABLED',
  },
  {
    wins: 'a short password',
    over: 'a bot challenge',
    options: { botChallenge: 'required' },
    act: ({ post }) => post(signUp, { email: u.email, password: 'x', bot_challenge_phase: 'visible' }),
    expected: 'PASSWORD_TOO_SHORT',
  },
  {
    wins: 'a bot challenge',
    over: 'a sign-up rule',
    options: { botChallenge: 'failed', signUpRules: 'reject' },
    act: ({ post }) => post(signUp, { email: u.email, password: 'u-new-pass2', bot_challenge_phase: 'visible' }),
    expected: 'BOT_CHALLENGE_FAILED',
  },
  {
    wins: 'a sign-up rule',
    over: 'an address that is taken',
    options: { signUpRules: 'reject' },
    act: ({ post }) => post(signUp, { email: u.email, password: 'u-new-pass2' }),
    expected: 'SIGN_UP_REJECTED',
  },
  {
    wins: 'the second factor',
    over: 'nothing: a wrong password goes first',
    act: async ({ post, patch }) => {
      await patch(`/users/${u.id}`, { totp_secret_base64: 'AA==' }, asServer);
      return post('/auth/password/sign-in', { email: u.email, password: 'wrong' });
    },
    expected: 'EMAIL_PASSWORD_MISMATCH',
  },
  {
    wins: 'nobody signed in, which validation finds',
    over: 'passwords that are off',
    options: { credentialEnabled: false },
    act: ({ post }) => post('/auth/password/set', { password: 'x' }),
    expected: 'SCHEMA_ERROR',
  },
  {
    wins: 'a short new password',
    over: 'a wrong old one',
    act: async (world) => {
      const headers = withToken((await signIn(world)).access);
      return world.post('/auth/password/update', { old_password: 'x', new_password: 'x' }, headers);
    },
    expected: 'PASSWORD_TOO_SHORT',
  },
  {
    wins: 'a wrong old password',
    over: 'a new one of too many bytes',
    act: async (world) => {
      const headers = withToken((await signIn(world)).access);
      return world.post('/auth/password/update', { old_password: 'x', new_password: tooManyBytes }, headers);
    },
    expected: 'PASSWORD_CONFIRMATION_MISMATCH',
  },
  {
    wins: 'sign-in by mail that is off',
    over: 'sign-ups that are off and a redirect that is not trusted',
    options: { signUpEnabled: false },
    act: ({ post }) => post('/auth/otp/send-sign-in-code', { email: 'new@example.com', callback_url: evil }),
    expected: 'OTP sign-in is not enabled for this project',
  },
  {
    wins: 'sign-ups that are off',
    over: 'a bot challenge',
    options: { magicLinkEnabled: true, signUpEnabled: false, botChallenge: 'required' },
    act: ({ post }) =>
      post('/auth/otp/send-sign-in-code', {
        email: 'new@example.com',
        callback_url: evil,
        bot_challenge_unavailable: 'true',
      }),
    expected: 'SIGN_UP_NOT_ENABLED',
  },
  {
    wins: 'a password beside a hash',
    over: 'a user that there is not',
    act: ({ patch }) => patch(`/users/${unknownId}`, { password: 'x', password_hash: 'x' }, asServer),
    expected: 'Cannot set both password and password_hash at the same time.',
  },
  {
    wins: 'a user that there is not',
    over: 'a team that there is not',
    act: ({ patch }) => patch(`/users/${unknownId}`, { selected_team_id: unknownId }, asServer),
    expected: 'USER_NOT_FOUND',
  },
  {
    wins: 'a team that there is not',
    over: 'an address that is missing',
    act: ({ patch }) =>
      patch(
        `/users/${u.id}`,
        { selected_team_id: unknownId, primary_email: null, primary_email_verified: true },
        asServer,
      ),
    expected: 'TEAM_MEMBERSHIP_NOT_FOUND',
  },
  {
    wins: 'an address to sign in with that is missing',
    over: 'a verified one that is missing',
    act: ({ post }) => post('/users', { primary_email_auth_enabled: true, primary_email_verified: true }, asServer),
    expected: 'primary_email_auth_enabled cannot be true without primary_email',
  },
  {
    wins: 'an address that is taken',
    over: 'an unknown OAuth provider',
    act: ({ post }) =>
      post(
        '/users',
        { primary_email: u.email, primary_email_auth_enabled: true, oauth_providers: [{ id: 'x', account_id: '1' }] },
        asServer,
      ),
    expected: 'USER_EMAIL_ALREADY_EXISTS',
  },
  {
    wins: 'an unknown OAuth provider',
    over: 'a password where they are off',
    options: { credentialEnabled: false },
    act: ({ post }) => post('/users', { password: 'x', oauth_providers: [{ id: 'x', account_id: '1' }] }, asServer),
    expected: 'OAuth provider x not found',
  },
  {
    wins: 'a password where they are off',
    over: 'sign-in by mail where that is off',
    options: { credentialEnabled: false },
    act: ({ post }) => post('/users', { password: 'x', otp_auth_enabled: true }, asServer),
    expected: 'Password auth not enabled in the project',
  },
  {
    wins: 'an invalid picture',
    over: 'nobody signed in',
    act: ({ patch }) => patch(me, { profile_image_url: 'https://a.example' }),
    expected: 'Invalid profile image URL',
  },
  {
    wins: 'deletion that is off',
    over: 'nobody signed in',
    act: ({ delete: remove }) => remove(me),
    expected: 'Client user deletion is not enabled for this project',
  },
  {
    wins: 'nobody signed in',
    over: 'a project that is not internal',
    act: ({ get }) => get('/internal/projects'),
    expected: 'USER_AUTHENTICATION_REQUIRED',
  },
  {
    wins: 'a wrong secret',
    over: 'a missing refresh token',
    act: ({ post }) => post('/auth/oauth/token', { grant_type: 'refresh_token', client_id: 'x', client_secret: 'x' }),
    expected: 'INVALID_OAUTH_CLIENT_ID_OR_SECRET',
  },
];

/** Requests that are wrong in two ways: the order of the real server's checks decides which error it answers with. */
export const whichErrorWinsVectors: readonly Vector[] = cases.map(({ wins, over, options, act, expected }) => ({
  title: `${wins} wins over ${over}`,
  ...(options && { options }),
  async run(world) {
    const { body } = await act(world);

    expect(Reflect.get(Object(body), 'code') ?? body).toBe(expected);
  },
}));
