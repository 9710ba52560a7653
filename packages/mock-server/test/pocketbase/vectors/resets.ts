import { expect } from 'vitest';
import {
  askAt,
  badToken,
  blank,
  confirmation,
  done,
  failure,
  good,
  invalid,
  length,
  mailedToken,
  mismatch,
  noPasswords,
  notFound,
  notSet,
  notSignedIn,
  recordAt,
  refreshAt,
  resetAt,
  signedIn,
  signInAt,
  tokenRefused,
  u,
  wrong,
} from '../world.ts';
import { table, type Vector } from './vector.ts';

const tooLong = notSet('max_text_constraint', 'Must be less than 71 character(s).');
const tooFew = notSet('min_text_constraint', 'Must be at least 8 character(s).');
const tooManyBytes = notSet('invalid_value', 'Invalid value.');
const off = { users: { passwordAuth: { enabled: false } } };

const passwords: readonly Vector[] = table(
  [
    ['7 characters', 'x'.repeat(7), invalid({ password: length(8) })],
    ['8 characters', 'x'.repeat(8), done],
    ['71 characters', 'x'.repeat(71), done],
    ['72 characters', 'x'.repeat(72), tooLong],
    ['73 characters', 'x'.repeat(73), tooManyBytes],
    ['255 characters', 'x'.repeat(255), tooManyBytes],
    ['256 characters', 'x'.repeat(256), invalid({ password: length(8) })],
    ['4 accents, which are 8 bytes', 'é'.repeat(4), tooFew],
    ['36 accents, which are 72 bytes', 'é'.repeat(36), done],
    ['37 accents, which are 74 bytes', 'é'.repeat(37), tooManyBytes],
    ['4 emoji, which are 16 bytes', '🔑'.repeat(4), tooFew],
    ['8 emoji', '🔑'.repeat(8), done],
    ['the present one', u.password, done],
    ['nothing', '', invalid({ password: blank, passwordConfirm: blank })],
  ],
  'a new password of %s',
)((_, password, expected) => ({
  source: 'recorded',
  async run(world) {
    const token = await mailedToken(world);

    expect(await world.post(resetAt(), confirmation(token, password))).toEqual(expected);
  },
}));

/** A reset, from the mail to the new password. */
export const resetVectors: readonly Vector[] = [
  {
    title: 'a greatest length of 0 is that of every new collection, and a least one of 0 is 1',
    options: { collections: { users: { password: { min: 0, max: 0 } } } },
    async run(world) {
      for (const [password, expected] of [
        ['x'.repeat(72), tooLong],
        ['', invalid({ password: blank, passwordConfirm: blank })],
        ['x', done],
      ] as const)
        expect(await world.post(resetAt(), confirmation(await mailedToken(world), password))).toEqual(expected);
    },
  },
  ...passwords,
  {
    title: 'sets a password once, verifies the address, ends sessions at once, and signs nobody in',
    settings: { seed: [{ ...u, emailVerified: false }] },
    source: 'recorded',
    async run(world) {
      const session = await signedIn(world);
      const token = await mailedToken(world);
      world.mock.clock.advance('1s');

      const confirmed = await world.post(resetAt(), confirmation(token));

      expect(confirmed).toEqual(done);
      expect(confirmed.headers.get('set-cookie')).toBeNull();
      expect(await world.post(refreshAt(), undefined, session)).toEqual(notSignedIn);
      expect(await world.get(recordAt(u.id), session)).toEqual(notFound);
      expect(await world.post(resetAt(), confirmation(token))).toEqual(tokenRefused);
      expect(await world.post(signInAt(), { identity: u.email, password: u.password })).toEqual(wrong);
      const { body } = await world.post(signInAt(), { identity: u.email, password: good });
      expect(body).toMatchObject({ record: { verified: true, updated: '2026-01-02 03:04:06.000Z' } });
    },
  },
  {
    title: 'the token survives every refusal',
    source: 'recorded',
    async run(world) {
      const token = await mailedToken(world);

      expect(await world.post(resetAt(), confirmation(token, 'short'))).toEqual(invalid({ password: length(8) }));
      expect(await world.post(resetAt(), confirmation(token, 'x'.repeat(72)))).toEqual(tooLong);
      expect(await world.post(resetAt(), { ...confirmation(token), passwordConfirm: 'x' })).toEqual(
        invalid({ passwordConfirm: mismatch }),
      );
      expect(await world.post(resetAt(), confirmation(token))).toEqual(done);
    },
  },
  {
    title: 'nothing but a line break may stand behind a token',
    source: 'recorded',
    async run(world) {
      const token = await mailedToken(world);

      for (const more of [' ', '=', 'x'])
        expect(await world.post(resetAt(), confirmation(token + more))).toEqual(tokenRefused);
      expect(await world.post(resetAt(), confirmation(`${token}\r\n`))).toEqual(done);
    },
  },
  {
    title: 'an earlier mail stays good until one is used, which ends all',
    source: 'recorded',
    async run(world) {
      const earlier = await mailedToken(world);
      world.mock.clock.advance('123s');
      const later = await mailedToken(world);

      expect(await world.post(resetAt(), confirmation(earlier))).toEqual(done);
      expect(await world.post(resetAt(), confirmation(later))).toEqual(tokenRefused);
    },
  },
  {
    title: 'two confirmations at the same moment both succeed, and one password wins',
    source: 'recorded',
    async run(world) {
      const token = await mailedToken(world);
      const both = ['Parallel-1-Engine', 'Parallel-2-Engine'];

      const confirmed = await Promise.all(both.map((one) => world.post(resetAt(), confirmation(token, one))));

      expect(confirmed).toEqual([done, done]);
      const signIns = both.map((password) => world.post(signInAt(), { identity: u.email, password }));
      expect((await Promise.all(signIns)).map(({ status }) => status).sort()).toEqual([200, 400]);
    },
  },
  {
    title: 'a token expires after half an hour',
    source: 'recorded',
    async run(world) {
      const token = await mailedToken(world);
      world.mock.clock.advance('1799s');
      expect(await world.post(resetAt(), confirmation(token, 'short'))).toEqual(invalid({ password: length(8) }));
      world.mock.clock.advance('1s');

      expect(await world.post(resetAt(), confirmation(token))).toEqual(tokenRefused);
    },
  },
  ...table(
    [
      ['with another last character', (token: string) => `${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}A`],
      ['without its signature', (token: string) => token.replace(/[^.]*$/, '')],
      [
        'that says it needs no signature',
        (token: string) => `${btoa('{"alg":"none","typ":"JWT"}').replaceAll('=', '')}.${token.split('.')[1]}.`,
      ],
      ['in two parts', (token: string) => token.replace(/\.[^.]*$/, '')],
    ] as const,
    'refuses a token %s',
  )((_, forged) => ({
    source: 'recorded',
    async run(world) {
      expect(await world.post(resetAt(), confirmation(forged(await mailedToken(world))))).toEqual(tokenRefused);
    },
  })),
  {
    title: 'refuses the token of a session, and a session refuses that of a reset',
    source: 'recorded',
    async run(world) {
      const { authorization } = await signedIn(world);
      const token = await mailedToken(world);

      expect(await world.post(resetAt(), confirmation(authorization))).toEqual(tokenRefused);
      expect(await world.post(refreshAt(), undefined, { authorization: token })).toEqual(notSignedIn);
    },
  },
  {
    title: 'refuses the token of an account that is deleted, and of another one with its address',
    source: 'recorded',
    async run(world) {
      const token = await mailedToken(world);
      await world.mock.accounts.delete(u.email);
      expect(await world.post(resetAt(), confirmation(token))).toEqual(tokenRefused);
      await world.mock.accounts.put({ email: u.email });

      expect(await world.post(resetAt(), confirmation(token))).toEqual(tokenRefused);
    },
  },
  {
    title: 'takes a link though passwords were switched off since, and mails none',
    source: 'recorded',
    async run(world) {
      const token = await mailedToken(world);
      await world.mock.options.set({ collections: off });

      expect(await world.post(resetAt(), confirmation('nope'))).toEqual(invalid({ token: badToken }));
      expect(await world.post(askAt(), {})).toEqual(failure(400, noPasswords));
      expect(await world.post(signInAt(), {})).toEqual(failure(403, noPasswords));
      expect(await world.post(resetAt(), confirmation(token))).toEqual(done);
    },
  },
  {
    title: 'goes by the rules of the collection: a length in both judges, and a pattern in the second',
    options: { collections: { users: { password: { min: 12, max: 14, pattern: '\\d' } } } },
    source: 'recorded',
    async run(world) {
      const token = await mailedToken(world);
      const refused = (password: string) => world.post(resetAt(), confirmation(token, password));

      expect(await refused('12345678901')).toEqual(invalid({ password: length(12) }));
      expect(await refused('é'.repeat(6))).toEqual(notSet('min_text_constraint', 'Must be at least 12 character(s).'));
      expect(await refused('123456789012345')).toEqual(
        notSet('max_text_constraint', 'Must be less than 14 character(s).'),
      );
      expect(await refused('no-digits-here')).toEqual(notSet('invalid_format', 'Invalid value format.'));
      expect(await refused('1-digit-here')).toEqual(done);
    },
  },
];
