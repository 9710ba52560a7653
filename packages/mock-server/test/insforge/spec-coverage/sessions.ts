import { textAt, u, type World } from '../world.ts';
import { unchanged } from './accounts.ts';
import { call, type Drives, malformed, unreadable } from './drive.ts';
import { exhausted } from './mails.ts';

type Sessions = 'signIn' | 'getCurrentUser' | 'refreshSession' | 'signOut' | 'createAdminSession';

async function browser({ post }: World): Promise<{ cookie: string; 'x-csrf-token': string }> {
  const { headers, body } = await post('/api/auth/sessions', u);
  const [cookie = ''] = (headers.get('set-cookie') ?? '').split(';');
  return { cookie, 'x-csrf-token': textAt(body, 'csrfToken') };
}

/** Sessions of users and of the administrator. */
export const sessionDrives: Pick<Drives, Sessions> = {
  signIn: {
    200: (start) => call(start(), 'signIn', u),
    400: malformed('signIn'),
    401: (start) => call(start(), 'signIn', { ...u, password: 'wrong' }),
    403: (start) =>
      call(start({ requireEmailVerification: true }, { seed: [{ ...u, emailVerified: false }] }), 'signIn', u),
    429: exhausted('signIn', { method: 'otp' }),
    500: unreadable('signIn'),
  },
  getCurrentUser: {
    200: async (start) => {
      const world = start();
      const { body } = await world.post('/api/auth/sessions', u);
      return call(world, 'getCurrentUser', undefined, { authorization: `Bearer ${textAt(body, 'accessToken')}` });
    },
    304: unchanged('getCurrentUser', async ({ post }) => {
      const { body } = await post('/api/auth/sessions', u);
      return { authorization: `Bearer ${textAt(body, 'accessToken')}` };
    }),
    400: malformed('getCurrentUser'),
    401: (start) => call(start(), 'getCurrentUser'),
    500: unreadable('getCurrentUser'),
  },
  refreshSession: {
    200: async (start) => {
      const world = start();
      return call(world, 'refreshSession', undefined, await browser(world));
    },
    400: malformed('refreshSession'),
    401: (start) => call(start(), 'refreshSession'),
    403: async (start) => {
      const world = start();
      const { cookie } = await browser(world);
      return call(world, 'refreshSession', undefined, { cookie });
    },
    500: unreadable('refreshSession'),
  },
  signOut: {
    200: (start) => call(start(), 'signOut'),
    400: malformed('signOut'),
    403: async (start) => {
      const world = start();
      const { cookie } = await browser(world);
      return call(world, 'signOut', undefined, { cookie });
    },
    500: unreadable('signOut'),
  },
  createAdminSession: {
    200: (start) => call(start(), 'createAdminSession', { username: 'admin', password: 'change-this-password' }),
    400: malformed('createAdminSession'),
    401: (start) => call(start(), 'createAdminSession', { username: 'admin', password: 'wrong' }),
    500: unreadable('createAdminSession'),
  },
};
