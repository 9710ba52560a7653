import { expect } from 'vitest';
import { failure, methodsAt, notSignedIn, refreshAt, signedIn, signInAt, u, unsupported } from '../world.ts';
import type { Vector } from './vector.ts';

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

/** Signing in, and renewing a session. */
export const sessionVectors: readonly Vector[] = [
  {
    title: 'signs in with a record and a token, in keys in order',
    source: 'recorded',
    async run({ post }) {
      const { status, body, text } = await post(signInAt(), { identity: u.email, password: u.password });
      const { token } = Object(body);

      expect(status).toBe(200);
      expect(text).toBe(JSON.stringify({ record, token }));
      expect(atob(token.split('.')[1])).toBe(
        `{"collectionId":"_pb_users_auth_","exp":1767755045,"id":"${u.id}","refreshable":true,"type":"auth"}`,
      );
    },
  },
  {
    title: 'renews a session, with a scheme before its token or without',
    source: 'recorded',
    async run(world) {
      const { authorization } = await signedIn(world);

      for (const header of [authorization, `Bearer ${authorization}`, `bearer ${authorization}`])
        expect(await world.post(refreshAt(), undefined, { authorization: header })).toEqual({
          status: 200,
          body: { record, token: expect.any(String) },
        });
    },
  },
  {
    title: 'renews a session only with a body that can be read, or none',
    source: 'recorded',
    async run(world) {
      const session = await signedIn(world);
      const json = { ...session, 'content-type': 'application/json' };
      const malformed = failure(400, 'Something went wrong while processing your request.');

      expect((await world.send('POST', refreshAt(), json, '{"a":[1]} more')).status).toBe(200);
      for (const body of ['{', '[]', '5', '{"a":1,"a":2}'])
        expect(await world.send('POST', refreshAt(), json, body)).toEqual(malformed);
      expect(await world.send('POST', refreshAt(), session, '{}')).toEqual(unsupported);
      const long = { ...json, 'content-length': String(32 * 1024 * 1024 + 1) };
      expect(await world.send('POST', refreshAt(), long, '{}')).toEqual(failure(413, 'Request entity too large.'));
    },
  },
  {
    title: 'a session ends after five days, or after as many seconds as the collection says',
    options: { collections: { users: { authToken: { duration: 60 } } } },
    async run(world) {
      const session = await signedIn(world);
      world.mock.clock.advance('59s');
      expect((await world.post(refreshAt(), undefined, session)).status).toBe(200);
      world.mock.clock.advance('1s');

      expect(await world.post(refreshAt(), undefined, session)).toEqual(notSignedIn);
    },
  },
  {
    title: 'refuses a session of another collection, and names its own',
    options: { collections: { clients: {} } },
    source: 'recorded',
    async run(world) {
      expect(await world.post(refreshAt('clients'), undefined, await signedIn(world))).toEqual(
        failure(403, 'The request requires auth record from users collection.'),
      );
    },
  },
  {
    title: 'a token that is not good counts as none, wherever none is needed',
    source: 'recorded',
    async run({ get }) {
      expect((await get(methodsAt(), { authorization: 'Bearer nope' })).status).toBe(200);
    },
  },
  {
    title: 'says that it has no passwords if they are switched off',
    options: { collections: { users: { passwordAuth: { enabled: false } } } },
    source: 'recorded',
    async run({ get }) {
      expect((await get(methodsAt())).body).toMatchObject({
        password: { identityFields: [], enabled: false },
        emailPassword: false,
      });
    },
  },
];
