import { decodeJwt } from 'jose';
import { expect } from 'vitest';
import { textAt } from '../../reply.ts';
import {
  admin,
  failure,
  impersonateAt,
  invalid,
  notFound,
  notSignedIn,
  recordAt,
  refreshAt,
  sessionOf,
  signedIn,
  somethingWrong,
  tooMany,
  u,
  unreadable,
} from '../world.ts';
import type { Vector } from './vector.ts';

const settings = { seed: [u, admin] };
const noCollection = failure(404, 'Missing or invalid auth collection context.');
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const xml = { 'content-type': 'application/xml' };

/** Signing in as somebody else. */
export const impersonationVectors: readonly Vector[] = [
  {
    title: 'gives superusers a token of an account, which is not renewed',
    settings,
    source: 'recorded',
    async run(world) {
      const asSuperuser = await sessionOf(world, admin.email);
      const { status, body } = await world.post(impersonateAt(u.id), undefined, asSuperuser);
      const token = textAt(body, 'token');
      expect([status, decodeJwt(token)]).toEqual([
        200,
        { collectionId: '_pb_users_auth_', exp: 1767755045, id: u.id, refreshable: false, type: 'auth' },
      ]);

      const session = { authorization: token };
      expect(await world.get(recordAt(u.id), session)).toMatchObject({ status: 200 });
      world.mock.clock.advance('1h');
      expect(await world.post(refreshAt(), undefined, session)).toMatchObject({
        status: 200,
        body: { token, record: { email: u.email } },
      });
    },
  },
  {
    title: 'makes it last as long as the superuser wants',
    settings,
    source: 'recorded',
    async run(world) {
      const asSuperuser = await sessionOf(world, admin.email);
      const expiry = async (headers: Record<string, string>, body: string) => {
        const reply = await world.send('POST', impersonateAt(u.id), { ...asSuperuser, ...headers }, body);
        return reply.status === 200 ? (decodeJwt(textAt(reply.body, 'token')).exp ?? 0) - 1767323045 : reply;
      };
      const json = { 'content-type': 'application/json' };

      expect(await expiry(json, '{"duration":60}')).toBe(60);
      expect(await expiry(json, '{"duration":null}')).toBe(432_000);
      expect(await expiry(form, 'duration=0x10')).toBe(16);
      expect(await expiry(form, 'duration=')).toBe(432_000);
      for (const body of ['{"duration":"60"}', '{"duration":0.5}', '{', '[]'])
        expect(await expiry(json, body)).toEqual(unreadable);
      expect(await expiry(form, 'duration=x')).toEqual(unreadable);
      expect(await expiry({ 'content-type': 'text/plain' }, 'x')).toEqual(unreadable);
      expect(await expiry(xml, '<x><Duration>60</Duration></x>')).toEqual(somethingWrong);
      expect(await expiry(json, '{"duration":-1}')).toEqual(
        invalid({
          duration: {
            code: 'validation_min_greater_equal_than_required',
            message: 'Must be no less than 0.',
            params: { threshold: 0 },
          },
        }),
      );
    },
  },
  {
    title: 'is for superusers, then looks for the collection and the account, then at the body',
    settings,
    source: 'recorded',
    async run(world) {
      const asSuperuser = await sessionOf(world, admin.email);
      const bad = { ...asSuperuser, 'content-type': 'application/json' };

      expect(await world.post(impersonateAt('x', 'nope'))).toEqual(notSignedIn);
      expect(await world.post(impersonateAt('x', 'nope'), undefined, await signedIn(world))).toEqual(
        failure(403, 'The authorized record is not allowed to perform this action.'),
      );
      for (const collection of ['nope', '_mfas'])
        expect(await world.post(impersonateAt(u.id, collection), undefined, asSuperuser)).toEqual(noCollection);
      expect(await world.send('POST', impersonateAt('nope'), bad, '{')).toEqual(notFound);
      expect(await world.send('POST', impersonateAt(u.id), { ...bad, 'content-length': '33554433' }, '{}')).toEqual(
        failure(413, 'Request entity too large.'),
      );
    },
  },
  {
    title: 'counts with the rule of its path',
    options: { rateLimits: { enabled: true, rules: [{ label: '/api/', duration: 9, maxRequests: 1 }] } },
    settings: { limits: 'real' },
    async run({ post }) {
      expect(await post(impersonateAt(u.id))).toEqual(notSignedIn);
      expect(await post(impersonateAt('x', 'nope'))).toEqual(tooMany);
    },
  },
];
