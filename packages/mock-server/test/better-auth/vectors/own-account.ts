import { expect } from 'vitest';
import { badPassword, badToken, clearing, done, invalid, notSignedIn, refused, signedIn, u } from '../world.ts';
import type { Vector } from './vector.ts';

const change = '/api/auth/update-user';
const remove = '/api/auth/delete-user';

/** What people change in their own account, and how they delete it. */
export const ownAccountVectors: readonly Vector[] = [
  {
    title: 'a name and a picture are set, and an address is not',
    async run(world) {
      const { post, mock } = world;
      const caller = await signedIn(world);
      const rename = (body: unknown) => post(change, body, caller);

      expect(await rename({ name: 'Uma Lovelace', image: '/uma.png' })).toEqual(done);
      expect((await mock.accounts.find(u.email))?.name).toBe('Uma Lovelace');
      expect(await rename({ name: 'x', email: 'new@example.com' })).toEqual(
        refused(400, 'EMAIL_CAN_NOT_BE_UPDATED', 'Email can not be updated'),
      );
      expect(await rename({ role: 'admin' })).toEqual({ status: 400, body: { message: 'No fields to update' } });
      expect(await rename([])).toEqual(invalid('[body] Invalid input: expected record, received array'));
    },
  },
  {
    title: 'nobody changes or deletes an account without a session, or deletes one if the app does not let them',
    async run(world) {
      const { post } = world;
      const reply = await post(remove, {}, await signedIn(world));

      expect(reply).toEqual({ status: 404, body: '' });
      expect(reply.headers.get('content-type')).toBe('application/json');
      for (const path of [change, remove]) expect(await post(path, { name: 'x' })).toEqual(notSignedIn);
    },
  },
  {
    title: 'an account is deleted with its password, or while its session is fresh',
    options: { deleteUser: true },
    async run(world) {
      const { post, mock } = world;
      const caller = await signedIn(world);
      await mock.clock.advance('24h');

      expect(await post(remove, { password: 'wrong' }, caller)).toEqual(badPassword);
      expect(await post(remove, {}, caller)).toEqual(
        refused(400, 'SESSION_EXPIRED', 'Session expired. Re-authenticate to perform this action.'),
      );
      expect(await post(remove, { token: 'x' }, caller)).toEqual({ ...badToken, status: 404 });
      const reply = await post(remove, { password: u.password }, caller);
      expect(reply).toEqual({ status: 200, body: { success: true, message: 'User deleted' } });
      expect(reply.headers.getSetCookie()).toEqual(clearing);
      expect(await mock.accounts.find(u.email)).toBeUndefined();
    },
  },
];
