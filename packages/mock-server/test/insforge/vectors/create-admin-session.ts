import { decodeJwt } from 'jose';
import { expect } from 'vitest';
import { failure, textAt } from '../world.ts';
import { table, type Vector } from './vector.ts';

const sessions = '/api/auth/admin/sessions';
const root = { username: 'root', password: 'root-pass1' };

/** `POST /api/auth/admin/sessions`. */
export const createAdminSessionVectors: readonly Vector[] = [
  {
    title: 'signs the root administrator in',
    options: { rootAdmin: root },

    async run({ post }) {
      const reply = await post(sessions, root);

      expect(reply).toEqual({
        status: 200,
        body: {
          admin: { sub: 'local:root' },
          accessToken: expect.any(String),
          csrfToken: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      });
      expect(reply.headers.get('set-cookie')).toMatch(
        /^insforge_admin_refresh_token=[\w.-]+; Max-Age=604800; Path=\/api\/auth\/admin; Expires=Fri, 09 Jan 2026 03:04:05 GMT; HttpOnly; Secure; SameSite=None$/,
      );
      expect(decodeJwt(textAt(reply.body, 'accessToken'))).toMatchObject({ sub: 'local:root', role: 'project_admin' });
    },
  },
  ...table(
    [
      { ...root, password: 'wrong' },
      { ...root, username: 'Root' },
      { username: 'admin', password: 'change-this-password' },
    ],
    'refuses %j',
  )((body) => ({
    options: { rootAdmin: root },

    async run(world) {
      expect(await world.post(sessions, body)).toEqual(failure(401, 'AUTH_UNAUTHORIZED', 'Invalid admin credentials'));
    },
  })),
  ...table<[unknown, string]>(
    [
      [{}, 'username: Required, password: Required'],
      [undefined, 'username: Required, password: Required'],
      [
        { username: 5, password: null },
        'username: Expected string, received number, password: Expected string, received null',
      ],
    ],
    'refuses %j as no credentials at all',
  )((body, message) => ({
    async run(world) {
      expect(await world.post(sessions, body)).toEqual(failure(400, 'INVALID_INPUT', message));
    },
  })),
];
