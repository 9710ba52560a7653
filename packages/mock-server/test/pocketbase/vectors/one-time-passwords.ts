import { expect } from 'vitest';
import { textAt } from '../../reply.ts';
import {
  admin,
  askAt,
  blank,
  confirmation,
  digitsAt,
  done,
  failure,
  good,
  invalid,
  length,
  mailedToken,
  methodsAt,
  noEmail,
  notSignedIn,
  recordAt,
  refreshAt,
  resetAt,
  sessionOf,
  signedIn,
  signInAt,
  somethingWrong,
  u,
  unreadable,
  unsupported,
  useDigitsAt,
  type World,
  wrong,
} from '../world.ts';
import { replies, table, type Vector } from './vector.ts';

const options = { collections: { users: { otp: { enabled: true } }, clients: { otp: { enabled: true } } } };
const unverified = { seed: [{ ...u, emailVerified: false }] };
const wrongDigits = failure(400, 'Invalid or expired OTP.');
const tooManyTries = failure(429, 'Too many attempts, please try again later with a new OTP.');

/** Asks for digits and reads them in the inbox: the body of the sign-in. */
async function mailedDigits({ post, mock }: World): Promise<{ otpId: string; password: string }> {
  const { body } = await post(digitsAt(), { email: u.email });
  const [mail] = await mock.outbox.list({ to: u.email });
  return { otpId: textAt(body, 'otpId'), password: mail?.code ?? '' };
}

const ended: Vector[] = table(
  [
    ['a reset', async (world: World) => world.post(resetAt(), confirmation(await mailedToken(world)))],
    [
      'another password',
      async (world: World) =>
        world.patch(
          recordAt(u.id),
          { password: good, passwordConfirm: good, oldPassword: u.password },
          await signedIn(world),
        ),
    ],
    [
      'another address',
      async (world: World) =>
        world.patch(recordAt(u.id), { email: 'x@example.com' }, await sessionOf(world, admin.email)),
    ],
    [
      'the end of the account',
      async (world: World) => world.send('DELETE', recordAt(u.id), await sessionOf(world, admin.email)),
    ],
  ] as const,
  'digits end with %s',
)((_, act) => ({
  options,
  settings: { seed: [u, admin] },
  source: 'recorded',
  async run(world) {
    const digits = await mailedDigits(world);

    expect((await act(world)).status).toBeLessThan(300);

    expect(await world.post(useDigitsAt(), digits)).toEqual(wrongDigits);
  },
})).slice();

/** Signing in with digits that are mailed. */
export const oneTimePasswordVectors: readonly Vector[] = [
  {
    title: 'mails digits, which are good once, for an account that keeps its sessions and its password',
    options,
    source: 'recorded',
    async run(world) {
      const own = await signedIn(world);
      const digits = await mailedDigits(world);
      expect(await world.mock.outbox.list()).toEqual([
        expect.objectContaining({
          kind: 'sign-in',
          subject: 'OTP for Acme',
          code: digits.password,
          expiresAt: '2026-01-02T03:07:05.000Z',
        }),
      ]);
      expect(digits.password).toMatch(/^\d{8}$/);

      const session = await world.post(useDigitsAt(), digits);

      expect(session).toMatchObject({ status: 200, body: { record: { email: u.email, verified: true } } });
      const authorization = textAt(session.body, 'token');
      for (const headers of [own, { authorization }])
        expect(await world.post(refreshAt(), undefined, headers)).toMatchObject({ status: 200 });
      await signedIn(world);
      expect(await world.post(useDigitsAt(), digits)).toEqual(wrongDigits);
    },
  },
  {
    title: 'digits verify an address, and give an account that was not verified a password that nobody knows',
    options,
    settings: unverified,
    source: 'recorded',
    async run(world) {
      const own = await signedIn(world);
      const digits = await mailedDigits(world);

      const { body } = await world.post(useDigitsAt(), digits);

      expect(body).toMatchObject({ record: { verified: true } });
      expect(await world.post(refreshAt(), undefined, own)).toEqual(notSignedIn);
      expect(await world.post(refreshAt(), undefined, { authorization: textAt(body, 'token') })).toMatchObject({
        status: 200,
      });
      expect(await world.post(signInAt(), { identity: u.email, password: u.password })).toEqual(wrong);
    },
  },
  {
    title: 'wrong digits, another id and another collection are refused, and the digits stay good',
    options,
    source: 'recorded',
    async run(world) {
      const digits = await mailedDigits(world);
      const { post } = world;

      for (const more of [{ password: '1' }, { password: `${digits.password} ` }, { otpId: u.id }])
        expect(await post(useDigitsAt(), { ...digits, ...more })).toEqual(wrongDigits);
      expect(await post(useDigitsAt('clients'), digits)).toEqual(wrongDigits);
      expect(await post(useDigitsAt(), digits)).toMatchObject({ status: 200 });
    },
  },
  {
    title: 'digits are good for the seconds of the collection, and have as many as it says',
    options: { collections: { users: { otp: { enabled: true, duration: 10, length: 5 } } } },
    async run(world) {
      const [first, second] = [await mailedDigits(world), await mailedDigits(world)];
      expect(first.password).toMatch(/^\d{5}$/);

      world.mock.clock.advance('10s');
      expect(await world.post(useDigitsAt(), first)).toMatchObject({ status: 200 });
      world.mock.clock.advance('1ms');
      expect(await world.post(useDigitsAt(), second)).toEqual(wrongDigits);
    },
  },
  ...ended,
  {
    title: 'an unknown address gets an id, and no mail',
    options,
    source: 'recorded',
    async run({ post, mock }) {
      expect(await post(digitsAt(), { email: 'nobody@example.com' })).toMatchObject({
        status: 200,
        body: { otpId: expect.stringMatching(/^[a-z0-9]{15}$/) },
      });
      expect(await mock.outbox.list()).toEqual([]);
    },
  },
  {
    title: 'a mail that fails is answered alike, and its id is good for nothing',
    options: { ...options, mail: 'unreachable' },
    async run(world) {
      const { otpId } = await mailedDigits(world);

      expect(otpId).toMatch(/^[a-z0-9]{15}$/);
      expect(await world.post(useDigitsAt(), { otpId, password: '12345678' })).toEqual(wrongDigits);
    },
  },
  {
    title: 'of more than ten that are good the last one is named again, and nothing is mailed',
    options,
    source: 'recorded',
    async run(world) {
      const all = [];
      for (let time = 0; time < 10; time += 1) all.push(await mailedDigits(world));

      expect((await mailedDigits(world)).otpId).toBe(all.at(-1)?.otpId);
      expect(await world.mock.outbox.list()).toHaveLength(10);

      world.mock.clock.advance('181s');
      expect(all.map(({ otpId }) => otpId)).not.toContain((await mailedDigits(world)).otpId);
    },
  },
  {
    title: 'a client has five tries for an account in three minutes, and right digits count too',
    options,
    settings: { limits: 'real' },
    source: 'recorded',
    async run(world) {
      const digits = await mailedDigits(world);
      const tries = [];
      for (let time = 0; time < 5; time += 1) tries.push(await world.post(useDigitsAt(), { ...digits, password: '1' }));
      expect(tries.at(-1)).toEqual(wrongDigits);

      expect(await world.post(useDigitsAt(), digits)).toEqual(tooManyTries);

      world.mock.clock.advance('180s');
      expect(await world.post(useDigitsAt(), await mailedDigits(world))).toMatchObject({ status: 200 });
    },
  },
  {
    title: 'has the digits that a test wants, if a collection mails some',
    options,
    settings: { codes: ['48151623'] },
    async run(world) {
      expect((await mailedDigits(world)).password).toBe('48151623');
    },
  },
  {
    title: 'writes the mail by the template of the collection, with digits and their id',
    options: { collections: { users: { otp: { enabled: true, emailTemplate: { body: '<b>{OTP}</b> {OTP_ID}' } } } } },
    async run(world) {
      const { otpId, password } = await mailedDigits(world);
      const [mail] = await world.mock.outbox.list();

      expect(mail?.text).toBe(`${password} ${otpId}`);
    },
  },
  {
    title: 'tells how long digits are good, where they are switched on',
    options,
    source: 'recorded',
    async run({ get }) {
      expect((await get(methodsAt())).body).toMatchObject({ otp: { enabled: true, duration: 180 } });
      expect((await get(methodsAt('_superusers'))).body).toMatchObject({ otp: { enabled: false, duration: 0 } });
    },
  },
  ...[
    replies('no address', ({ post }) => post(digitsAt(), {}), invalid({ email: blank }), { options }),
    replies('a wrong address', ({ post }) => post(digitsAt(), { email: 'x' }), invalid({ email: noEmail }), {
      options,
    }),
    replies('an address that is no text', ({ post }) => post(digitsAt(), { email: 5 }), unreadable, { options }),
    replies(
      'text for an address',
      ({ send }) => send('POST', digitsAt(), { 'content-type': 'text/plain' }, 'x'),
      unsupported,
      {
        options,
      },
    ),
    replies('no digits', ({ post }) => post(useDigitsAt(), {}), invalid({ otpId: blank, password: blank }), {
      options,
    }),
    replies(
      'digits that are too long',
      ({ post }) => post(useDigitsAt(), { otpId: 'x'.repeat(256), password: 'x'.repeat(72) }),
      invalid({ otpId: length(1), password: length(1, 71) }),
      { options },
    ),
    replies('digits that are a number', ({ post }) => post(useDigitsAt(), { otpId: 'x', password: 1 }), unreadable, {
      options,
    }),
    replies(
      'digits as text',
      ({ send }) => send('POST', useDigitsAt(), { 'content-type': 'text/plain' }, 'x'),
      unsupported,
      {
        options,
      },
    ),
  ].map((vector): Vector => ({ ...vector, source: 'recorded' })),
  {
    title: 'digits in XML are used up, and the answer is an error',
    options,
    source: 'recorded',
    async run(world) {
      const { otpId, password } = await mailedDigits(world);
      const xml = `<x><OTPId>${otpId}</OTPId><Password>${password}</Password></x>`;

      expect(await world.send('POST', useDigitsAt(), { 'content-type': 'text/xml' }, xml)).toEqual(somethingWrong);
      expect(await world.post(useDigitsAt(), { otpId, password })).toEqual(wrongDigits);
    },
  },
  {
    title: 'a reset goes on while digits are out, and begins no wait for them',
    options,
    settings: { limits: 'real' },
    async run(world) {
      await world.post(askAt(), { email: u.email });
      const digits = await mailedDigits(world);

      expect((await world.mock.outbox.list()).map(({ kind }) => kind)).toEqual(['sign-in', 'password-reset']);
      expect(await world.post(useDigitsAt(), digits)).toMatchObject({ status: 200 });
      const [, reset] = await world.mock.outbox.list();
      expect(await world.post(resetAt(), confirmation(reset?.token))).toEqual(done);
    },
  },
];
