import { expect } from 'vitest';
import {
  admin,
  askAt,
  confirmation,
  done,
  failure,
  good,
  mailedToken,
  notFound,
  notSignedIn,
  recordAt,
  refreshAt,
  resetAt,
  sessionOf,
  signedIn,
  somethingWrong,
  superusersOnly,
  tokenRefused,
  tooMany,
  u,
  unsupported,
} from '../world.ts';
import type { Vector } from './vector.ts';

const kim = { id: 'kim000000000000', email: 'kim@example.com', password: good, collection: 'clients' } as const;
const options = { collections: { clients: {} } };
const seed = [u, admin, kim];
const record = {
  avatar: '',
  collectionId: '_pb_users_auth_',
  collectionName: 'users',
  created: '2026-01-02 03:04:05.000Z',
  email: u.email,
  emailVisibility: false,
  id: u.id,
  name: u.name,
  updated: '2026-01-02 03:04:05.000Z',
  verified: true,
};

/** Reading and deleting an account. */
export const recordVectors: readonly Vector[] = [
  {
    title: 'shows an account to itself and to superusers, and to nobody else',
    options,
    settings: { seed },
    source: 'recorded',
    async run(world) {
      const own = await signedIn(world);
      const asSuperuser = await sessionOf(world, admin.email);

      for (const session of [own, asSuperuser])
        expect((await world.get(recordAt(u.id), session)).text).toBe(JSON.stringify(record));
      const head = await world.send('HEAD', recordAt(u.id, 'USERS'), own);
      expect([head.status, head.text]).toEqual([200, '']);
      for (const session of [{}, await sessionOf(world, kim.email)])
        expect(await world.get(recordAt(u.id), session)).toEqual(notFound);
      expect(await world.get(recordAt('nope'), own)).toEqual(notFound);
    },
  },
  {
    title: 'shows accounts of other collections to superusers only',
    options,
    settings: { seed },
    source: 'recorded',
    async run(world) {
      expect(await world.get(recordAt(kim.id, 'clients'), await sessionOf(world, kim.email))).toEqual(superusersOnly);
      expect(await world.get(recordAt(kim.id, '_superusers'))).toEqual(superusersOnly);
      expect((await world.get(recordAt(kim.id, 'clients'), await sessionOf(world, admin.email))).body).toMatchObject({
        collectionName: 'clients',
        email: kim.email,
      });
    },
  },
  {
    title: 'says of a collection that is not there less than elsewhere',
    source: 'recorded',
    async run({ get, send }) {
      const noCollection = failure(404, 'Missing collection context.');

      expect(await get(recordAt(u.id, 'nope'))).toEqual(noCollection);
      expect(await send('DELETE', recordAt(u.id, 'nope'))).toEqual(noCollection);
      expect(await get(recordAt(u.id, '_mfas'))).toEqual(notFound);
    },
  },
  {
    title: 'shows nothing to a session that a reset has ended',
    source: 'recorded',
    async run(world) {
      const own = await signedIn(world);
      expect(await world.post(resetAt(), confirmation(await mailedToken(world)))).toEqual(done);

      expect(await world.get(recordAt(u.id), own)).toEqual(notFound);
    },
  },
  {
    title: 'deletes an account for itself, and with it its links and sessions',
    source: 'recorded',
    async run(world) {
      const own = await signedIn(world);
      const token = await mailedToken(world);
      expect(await world.send('DELETE', recordAt(u.id))).toEqual(notFound);
      expect(await world.send('DELETE', recordAt(u.id), own)).toEqual(done);

      expect(await world.get(recordAt(u.id), own)).toEqual(notFound);
      expect(await world.post(refreshAt(), undefined, own)).toEqual(notSignedIn);
      expect(await world.post(resetAt(), confirmation(token))).toEqual(tokenRefused);
      expect(await world.post(askAt(), { email: u.email })).toEqual(done);
      expect(await world.mock.outbox.list()).toHaveLength(1);
    },
  },
  {
    title: 'deletes accounts of other collections for superusers only',
    options,
    settings: { seed },
    source: 'recorded',
    async run(world) {
      const at = recordAt(kim.id, 'clients');
      expect(await world.send('DELETE', at, await sessionOf(world, kim.email))).toEqual(superusersOnly);
      const asSuperuser = await sessionOf(world, admin.email);
      expect(await world.send('DELETE', at, asSuperuser)).toEqual(done);

      expect(await world.send('DELETE', at, asSuperuser)).toEqual(notFound);
    },
  },
  {
    title: 'deletes nothing if the body cannot be read, and not the last superuser',
    settings: { seed: [u, { ...admin, id: 'admin0000000000' }] },
    source: 'recorded',
    async run(world) {
      const own = await signedIn(world);
      const json = { 'content-type': 'application/json', ...own };
      expect(await world.send('DELETE', recordAt(u.id), json, '{')).toEqual(somethingWrong);
      expect(await world.send('DELETE', recordAt(u.id), { ...own, 'content-type': 'text/plain' }, 'x')).toEqual(
        unsupported,
      );
      const asSuperuser = await sessionOf(world, admin.email);
      expect(await world.send('DELETE', recordAt('admin0000000000', '_superusers'), asSuperuser)).toEqual(
        failure(400, "You can't delete the only existing superuser."),
      );

      await world.mock.accounts.put({ ...admin, email: 'root@example.com' });
      expect(await world.send('DELETE', recordAt('admin0000000000', '_superusers'), asSuperuser)).toEqual(done);
      expect(await world.mock.accounts.list()).toHaveLength(2);
    },
  },
  {
    title: 'deletes where nobody signs in only what those who may see it may delete',
    source: 'recorded',
    async run({ send }) {
      expect(await send('DELETE', recordAt('x', '_mfas'))).toEqual(superusersOnly);
      expect(await send('DELETE', recordAt('x', '_authOrigins'))).toEqual(notFound);
    },
  },
  {
    title: 'refuses a body that is announced as longer than 32 MB',
    async run(world) {
      const headers = { 'content-length': String(32 * 1024 * 1024 + 1), 'content-type': 'application/json' };

      for (const method of ['DELETE', 'PATCH'])
        expect(await world.send(method, recordAt(u.id), headers, '{}')).toEqual(
          failure(413, 'Request entity too large.'),
        );
    },
  },
  {
    title: 'counts reading and deleting by rules of their own',
    options: {
      rateLimits: {
        enabled: true,
        rules: ['users:view', '*:delete'].map((label) => ({ label, duration: 9, maxRequests: 1 })),
      },
    },
    settings: { limits: 'real' },
    async run({ send }) {
      for (const method of ['GET', 'DELETE']) {
        expect(await send(method, recordAt(u.id))).toEqual(notFound);
        expect(await send(method, recordAt('nope'))).toEqual(tooMany);
      }
    },
  },
];
