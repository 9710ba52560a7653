import { defaultOptions } from '../../../src/providers/insforge/options.ts';
import { textAt, u, type World } from '../world.ts';
import { call, type Drive, type Drives, malformed, unreadable } from './drive.ts';

type Accounts = 'signUp' | 'deleteUsers' | 'getPublicAuthConfig' | 'getAuthConfig' | 'updateAuthConfig';
type ForAdministrators = 'deleteUsers' | 'getAuthConfig' | 'updateAuthConfig';

const anon = { authorization: `Bearer ${defaultOptions.anonKey}` };
const admin = { 'x-api-key': defaultOptions.apiKey };
const ada = { email: 'ada@example.com', password: 'ada-new-pass1' };

async function asUser({ post }: World): Promise<{ authorization: string }> {
  const { body } = await post('/api/auth/sessions', u);
  return { authorization: `Bearer ${textAt(body, 'accessToken')}` };
}

/** Calls again with the tag of the first answer. */
export function unchanged(id: keyof Drives, headersOf: (world: World) => Promise<Record<string, string>>): Drive {
  return async (start) => {
    const world = start();
    const headers = await headersOf(world);
    const first = await call(world, id, undefined, headers);
    return call(world, id, undefined, { ...headers, 'if-none-match': first.headers.get('etag') ?? '' });
  };
}

const refused = (id: ForAdministrators, body?: unknown): Record<401 | 403, Drive> => ({
  401: (start) => call(start(), id, body),
  403: async (start) => {
    const world = start();
    return call(world, id, body, await asUser(world));
  },
});

/** Accounts and the configuration. */
export const accountDrives: Pick<Drives, Accounts> = {
  signUp: {
    200: (start) => call(start(), 'signUp', ada, anon),
    400: malformed('signUp'),
    401: (start) => call(start(), 'signUp', ada),
    403: (start) => call(start({ disableSignup: true }), 'signUp', ada, anon),
    409: (start) => call(start(), 'signUp', { ...ada, email: u.email }, anon),
    429: (start) => call(start({ requireEmailVerification: true, mail: { status: 429 } }), 'signUp', ada, anon),
    500: (start) => call(start({ requireEmailVerification: true, mail: 'unreachable' }), 'signUp', ada, anon),
  },
  deleteUsers: {
    ...refused('deleteUsers', {}),
    200: async (start) => {
      const world = start();
      const account = await world.mock.accounts.find(u.email);
      return call(world, 'deleteUsers', { userIds: [account?.id] }, admin);
    },
    400: malformed('deleteUsers'),
    500: unreadable('deleteUsers'),
  },
  getPublicAuthConfig: {
    200: (start) => call(start(), 'getPublicAuthConfig'),
    304: unchanged('getPublicAuthConfig', async () => ({})),
    400: malformed('getPublicAuthConfig'),
    500: unreadable('getPublicAuthConfig'),
  },
  getAuthConfig: {
    ...refused('getAuthConfig'),
    200: (start) => call(start(), 'getAuthConfig', undefined, admin),
    304: unchanged('getAuthConfig', async () => admin),
    400: malformed('getAuthConfig'),
    500: unreadable('getAuthConfig'),
  },
  updateAuthConfig: {
    ...refused('updateAuthConfig', {}),
    200: (start) => call(start(), 'updateAuthConfig', { resetPasswordMethod: 'link' }, admin),
    400: malformed('updateAuthConfig'),
    500: unreadable('updateAuthConfig'),
  },
};
