import { expect } from 'vitest';
import { givenCode, good, mailedCode, notFound, refused, signedIn, strong, u, type World } from '../world.ts';
import { replies, table, type Vector } from './vector.ts';

const source = 'recorded' as const;
const own = '/emulator/v1/projects/demo-resetkit';

function open({ get }: World, fields: Readonly<Record<string, string>>): ReturnType<World['get']> {
  return get(`/emulator/action?${new URLSearchParams({ apiKey: 'k', ...fields })}`);
}

function said(error: string, instructions?: string): { status: number; body: object } {
  return { status: 400, body: { authEmulator: { error, ...(instructions && { instructions }) } } };
}

const over = said(
  'Your request to reset your password has expired or the link has already been used.',
  'Try resetting your password again.',
);

/** What the emulator has besides the API. */
export const emulatorVectors: readonly Vector[] = [
  {
    title: 'codes are listed until they are used, also when accounts are deleted',
    source,
    async run(world) {
      const codes = async () => Object((await world.get(`${own}/oobCodes`)).body).oobCodes;
      const first = await mailedCode(world);
      const second = await givenCode(world, { requestType: 'VERIFY_EMAIL' });
      await mailedCode(world);

      expect((await codes())[1]).toEqual({
        email: u.email,
        requestType: 'VERIFY_EMAIL',
        oobCode: second,
        oobLink: `${world.mock.baseUrl}/emulator/action?mode=verifyEmail&lang=en&oobCode=${second}&apiKey=fake-api-key`,
      });
      await world.app('resetPassword', { oobCode: first, newPassword: strong });
      expect(await world.send('DELETE', `${own}/accounts`)).toEqual({ status: 200, body: {} });
      expect(await world.mock.accounts.list()).toEqual([]);
      expect(await codes()).toHaveLength(2);
    },
  },
  replies('no text messages were sent', ({ get }) => get(`${own}/verificationCodes`), {
    status: 200,
    body: { verificationCodes: [] },
  }),
  {
    title: 'its settings are those of the project',
    source,
    async run({ get, send, mock }) {
      const privacy = (enableImprovedEmailPrivacy: boolean) => ({
        status: 200,
        body: { signIn: { allowDuplicateEmails: false }, emailPrivacyConfig: { enableImprovedEmailPrivacy } },
      });
      expect(await get(`${own}/config`)).toEqual(privacy(false));

      const body = JSON.stringify({ emailPrivacyConfig: { enableImprovedEmailPrivacy: true } });
      expect(await send('PATCH', `${own}/config`, { 'content-type': 'application/json' }, body)).toEqual(privacy(true));
      expect(await mock.options.get()).toMatchObject({ enableImprovedEmailPrivacy: true });
    },
  },
  replies('it is ready', ({ get }) => get('/'), {
    status: 200,
    body: {
      authEmulator: {
        ready: true,
        docs: 'https://firebase.google.com/docs/emulator-suite',
        apiSpec: '/emulator/openapi.json',
      },
    },
  }),
  {
    title: 'who knows that it is ready is told that nothing has changed',
    async run({ get }) {
      expect(await get('/', { 'if-none-match': 'W/"95-ZD7cCnWZxPdwgzphpdUfGUdcU9Y"' })).toEqual({
        status: 304,
        body: '',
      });
    },
  },
  ...table(
    [
      [
        '/emulator/action',
        'missing apiKey query parameter',
        'Please modify the URL to specify an apiKey, such as ...&apiKey=YOUR_API_KEY',
      ],
      [
        '/emulator/action?apiKey=k',
        'missing oobCode query parameter',
        'Please modify the URL to specify an oobCode, such as ...&oobCode=YOUR_OOB_CODE',
      ],
      ['/emulator/action?apiKey=k&oobCode=x', 'Invalid mode', undefined],
    ] as const,
    'the link %s is not complete',
  )((path, error, instructions) => ({
    source,
    run: async ({ get }) => expect(await get(path)).toEqual(said(error, instructions)),
  })),
  {
    title: 'a link to reset says how to go on, sets the password, and is used up',
    source,
    async run(world) {
      const oobCode = await mailedCode(world);
      const [mail] = await world.mock.outbox.list();
      const fields = { mode: 'resetPassword', oobCode };

      expect(await open(world, fields)).toEqual({
        status: 400,
        body: {
          authEmulator: {
            error: 'missing newPassword query parameter',
            instructions: `To reset the password for ${u.email}, send an HTTP GET request to the following URL.`,
            instructions2: 'You may use a web browser or any HTTP client, such as curl.',
            urlTemplate: `${mail?.link}&newPassword=NEW_PASSWORD_HERE`,
          },
        },
      });
      expect((await open(world, { ...fields, newPassword: 'NEW_PASSWORD_HERE' })).status).toBe(400);
      expect(await open(world, { ...fields, newPassword: '12345' })).toEqual(
        refused('WEAK_PASSWORD : Password should be at least 6 characters'),
      );
      expect(await open(world, { ...fields, newPassword: strong })).toEqual({
        status: 200,
        body: { authEmulator: { success: 'The password has been successfully updated.', email: u.email } },
      });
      expect(await open(world, { ...fields, newPassword: strong })).toEqual(over);
      expect((await signedIn(world, u.email, strong)).idToken).not.toBe('');
    },
  },
  {
    title: 'a link goes on to its page',
    source,
    async run(world) {
      const fields = { mode: 'resetPassword', newPassword: strong, continueUrl: 'https://app.example.com/done' };
      const reply = await open(world, { ...fields, oobCode: await mailedCode(world) });

      expect([reply.status, reply.headers.get('location'), reply.text]).toEqual([
        303,
        'https://app.example.com/done',
        expect.stringMatching(/^See Other\. Redirecting to https:\/\/app\.example\.com\/done$/),
      ]);
    },
  },
  {
    title: 'a link confirms an address',
    source,
    settings: { seed: [{ ...u, emailVerified: false }] },
    async run(world) {
      const fields = { mode: 'verifyEmail', oobCode: await givenCode(world, { requestType: 'VERIFY_EMAIL' }) };

      expect(await open(world, fields)).toEqual({
        status: 200,
        body: { authEmulator: { success: 'The email has been successfully verified.', email: u.email } },
      });
      expect(await open(world, fields)).toEqual(
        said(
          'Your request to verify your email has expired or the link has already been used.',
          'Try verifying your email again.',
        ),
      );
    },
  },
  {
    title: 'a link changes an address',
    async run(world) {
      const about = { requestType: 'VERIFY_AND_CHANGE_EMAIL', newEmail: 'new@example.com' };
      const fields = { mode: 'verifyAndChangeEmail', oobCode: await givenCode(world, about) };

      expect(await open(world, fields)).toEqual({
        status: 200,
        body: { authEmulator: { success: 'The email has been successfully changed.', newEmail: 'new@example.com' } },
      });
    },
  },
  {
    title: 'a link that says another purpose than its code does what the code is for',
    source,
    async run(world) {
      const about = { requestType: 'VERIFY_AND_CHANGE_EMAIL', newEmail: 'new@example.com' };
      const change = await givenCode(world, about);
      expect(await open(world, { mode: 'verifyEmail', oobCode: change })).toEqual({
        status: 200,
        body: { authEmulator: { success: 'The email has been successfully verified.', email: 'new@example.com' } },
      });
      const oobCode = await givenCode(world, { requestType: 'VERIFY_EMAIL', email: 'new@example.com' });
      expect(await open(world, { mode: 'verifyAndChangeEmail', oobCode })).toEqual({
        status: 200,
        body: { authEmulator: { success: 'The email has been successfully changed.' } },
      });
    },
  },
  {
    title: 'a link gives an address back',
    async run(world) {
      const { idToken } = await signedIn(world);
      await world.app('update', { idToken, email: 'new@example.com' });
      const [mail] = await world.mock.outbox.list({ to: u.email });
      const fields = { mode: 'recoverEmail', oobCode: mail?.token ?? '' };

      expect(await open(world, fields)).toEqual({
        status: 200,
        body: { authEmulator: { success: 'The email has been successfully reset.', email: u.email } },
      });
      expect((await open(world, fields)).status).toBe(400);
    },
  },
  {
    title: 'a sign-in link hands its fields on to the app',
    source,
    async run(world) {
      const fields = { mode: 'signIn', oobCode: 'x', continueUrl: 'https://app.example.com/?a=b' };
      const { status, headers } = await open(world, fields);

      expect([status, headers.get('location')]).toEqual([
        303,
        'https://app.example.com/?a=b&apiKey=k&mode=signIn&oobCode=x',
      ]);
      expect(await open(world, { mode: 'signIn', oobCode: 'x' })).toEqual(
        said('Missing continueUrl query parameter', 'To sign in, append &continueUrl=YOUR_APP_URL to the link.'),
      );
    },
  },
  {
    title: 'the page that a link goes on to is encoded as Express does it',
    source,
    async run(world) {
      const fields = { mode: 'resetPassword', newPassword: strong, continueUrl: 'https://app.example.com/<a>?b=%20' };
      const { headers } = await open(world, { ...fields, oobCode: await mailedCode(world) });

      expect(headers.get('location')).toBe('https://app.example.com/%3Ca%3E?b=%20');
    },
  },
  ...table(
    ['verifyEmail', 'verifyAndChangeEmail'],
    'a code of a reset is none of a link with the mode %s, and stays good',
  )((mode) => ({
    source,
    async run(world) {
      const oobCode = await mailedCode(world);

      expect((await open(world, { mode, oobCode })).status).toBe(400);
      expect(await world.app('resetPassword', { oobCode })).toEqual(good());
    },
  })),
  ...table(
    ['/emulator/action/', '/Emulator/ACTION'],
    'Express answers %s too',
  )((path) => ({
    source,
    run: async ({ get }) => expect(await get(`${path}?apiKey=k&oobCode=x`)).toEqual(said('Invalid mode')),
  })),
  {
    title: 'its description names what it answers, and where',
    async run({ get, mock }) {
      const { status, headers, body } = await get('/emulator/openapi.json');
      const { openapi, info, servers, paths } = Object(body);

      expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
      expect({ openapi, info, servers }).toEqual({
        openapi: '3.0.3',
        info: { title: 'Identity Toolkit API', version: 'v1' },
        servers: [{ url: mock.baseUrl }],
      });
      expect(paths['/identitytoolkit.googleapis.com/v1/accounts:resetPassword']).toEqual({
        post: { operationId: 'resetPassword' },
      });
    },
  },
  { ...replies('a link is only read', ({ send }) => send('PUT', '/emulator/action'), notFound), source },
];
