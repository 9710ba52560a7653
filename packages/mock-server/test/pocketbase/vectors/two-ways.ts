import { expect } from 'vitest';
import { textAt } from '../../reply.ts';
import {
  admin,
  digitsAt,
  failure,
  good,
  methodsAt,
  recordAt,
  refreshAt,
  sessionOf,
  signInAt,
  somethingWrong,
  u,
  useDigitsAt,
  type World,
} from '../world.ts';
import { table, type Vector } from './vector.ts';

const two = { otp: { enabled: true }, mfa: { enabled: true } };
const options = { collections: { users: two } };
const v = { email: 'v@example.com', password: good } as const;
const settings = { seed: [u, v, admin] };
const over = failure(400, 'Invalid or expired MFA session.');
const sameWay = failure(400, 'A different authentication method is required.');
const passwords = { identity: u.email, password: u.password };

/** Asks for digits and reads them in the inbox: the body of the sign-in. */
async function mailedDigits({ post, mock }: World, email: string = u.email) {
  const { body } = await post(digitsAt(), { email });
  const [mail] = await mock.outbox.list({ to: email });
  return { otpId: textAt(body, 'otpId'), password: mail?.code ?? '' };
}

/** Signs in with the password: the id of the first way. */
async function half({ post }: World): Promise<{ mfaId: string }> {
  const { status, body } = await post(signInAt(), passwords);
  expect(status).toBe(401);
  expect(body).toEqual({ mfaId: expect.stringMatching(/^[a-z0-9]{15}$/) });
  return { mfaId: textAt(body, 'mfaId') };
}

/** Signing in with a password and with digits, in either order. */
export const twoWaysVectors: readonly Vector[] = [
  {
    title: 'the password is answered with an id, which goes with the digits once',
    options,
    settings,
    source: 'recorded',
    async run(world) {
      const first = await half(world);
      const digits = await mailedDigits(world);

      const { status, body } = await world.post(useDigitsAt(), { ...digits, ...first });

      expect(status).toBe(200);
      expect(await world.post(refreshAt(), undefined, { authorization: textAt(body, 'token') })).toMatchObject({
        status: 200,
      });
      expect(await world.post(signInAt(), { ...passwords, ...first })).toEqual(over);
    },
  },
  {
    title: 'digits may come first, and verify an address without another password; the id may be in the query',
    options,
    settings: { seed: [{ ...u, emailVerified: false }] },
    source: 'recorded',
    async run(world) {
      const { status, body } = await world.post(useDigitsAt(), await mailedDigits(world));
      expect(status).toBe(401);

      expect(await world.post(`${signInAt()}?mfaId=${textAt(body, 'mfaId')}`, passwords)).toMatchObject({
        status: 200,
        body: { record: { verified: true } },
      });
    },
  },
  {
    title: 'the same way again is refused, an id of somebody else, an unknown one and one that is no text',
    options,
    settings,
    source: 'recorded',
    async run(world) {
      const first = await half(world);
      const { post } = world;

      expect(await post(signInAt(), { ...passwords, ...first })).toEqual(sameWay);
      expect(await post(signInAt(), { identity: v.email, password: v.password, ...first })).toEqual(
        failure(400, 'Invalid MFA session.'),
      );
      expect(await post(signInAt(), { ...passwords, mfaId: 'nope' })).toEqual(over);
      expect(await post(signInAt(), { ...passwords, mfaId: (await mailedDigits(world)).otpId })).toEqual(over);
      expect(await post(signInAt(), { ...passwords, mfaId: 5 })).toEqual(failure(400, 'Failed to read MFA Id.'));
      expect(await post(signInAt(), { ...passwords, mfaId: null })).toMatchObject({ status: 401 });
      expect(await post(useDigitsAt(), { ...(await mailedDigits(world)), ...first })).toMatchObject({ status: 200 });
    },
  },
  {
    title: 'the second way may take the seconds of the collection',
    options: { collections: { users: { otp: { enabled: true }, mfa: { enabled: true, duration: 10 } } } },
    settings,
    async run(world) {
      const [first, second] = [await half(world), await half(world)];
      const digits = [await mailedDigits(world), await mailedDigits(world)];

      world.mock.clock.advance('10s');
      expect(await world.post(useDigitsAt(), { ...digits[0], ...first })).toMatchObject({ status: 200 });
      world.mock.clock.advance('1ms');
      expect(await world.post(useDigitsAt(), { ...digits[1], ...second })).toEqual(over);
    },
  },
  ...table(
    [
      ['another password ends the first way', { password: good, passwordConfirm: good }, u.email, 400],
      ['the same password again ends it, too', { password: u.password, passwordConfirm: u.password }, u.email, 400],
      ['another address does not', { email: 'x@example.com' }, 'x@example.com', 200],
    ] as const,
    '%s',
  )((_, change, email, status) => ({
    options,
    settings,
    source: 'recorded',
    async run(world) {
      const first = await half(world);
      await world.patch(recordAt(u.id), change, await sessionOf(world, admin.email));

      const answer = await world.post(useDigitsAt(), { ...(await mailedDigits(world, email)), ...first });

      expect(answer.status).toBe(status);
      if (status === 400) expect(answer).toEqual(over);
    },
  })),
  {
    title: 'a session that is opened without a password needs no second way, and the methods tell of it',
    options,
    settings,
    source: 'recorded',
    async run(world) {
      expect(await world.post(refreshAt(), undefined, await sessionOf(world, u.email))).toMatchObject({ status: 200 });
      expect((await world.get(methodsAt())).body).toMatchObject({ mfa: { enabled: true, duration: 600 } });
    },
  },
  {
    title: 'a password in XML gets an error in place of an id',
    options,
    settings,
    source: 'recorded',
    async run({ send }) {
      const xml = `<x><Identity>${u.email}</Identity><Password>${u.password}</Password></x>`;

      expect(await send('POST', signInAt(), { 'content-type': 'text/xml' }, xml)).toEqual(somethingWrong);
    },
  },
];
