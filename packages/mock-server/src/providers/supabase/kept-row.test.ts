import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptOf, rowOf, secretsIn } from './kept-row.ts';
import type { UserRow } from './rows.ts';
import { byEmail } from './user-row.ts';

const id = '7d0c2f4e-5a0b-4b7e-9a53-0f6f1f0c5a11';
const email = 'ada@example.com';
const createdAt = Date.parse('2026-01-02T03:04:05Z');

/** A row as most accounts have it. */
const usual: UserRow = {
  id,
  aud: 'authenticated',
  role: 'authenticated',
  email,
  phone: '',
  password: 'Analytical-Engine-1843',
  emailConfirmedAt: createdAt,
  recoverySentAt: createdAt + 5,
  appMetadata: byEmail,
  userMetadata: { email_verified: true },
  identities: [
    {
      identityId: 'its id',
      provider: 'email',
      id,
      data: { sub: id, email, email_verified: false, phone_verified: false },
      createdAt,
      updatedAt: createdAt,
    },
  ],
  tokens: { recovery: { hash: 'of a reset', sentAt: createdAt + 5 } },
  sessions: [],
  flowStates: [],
  factors: [],
  factorChallenges: [],
  createdAt,
  updatedAt: createdAt + 5,
};

const time = fc.constantFrom(createdAt, createdAt + 5, createdAt - 1, 0);
const [identity] = usual.identities;
const data = fc.constantFrom<object>(
  { sub: id, email, email_verified: false, phone_verified: false },
  { email, email_verified: false, phone_verified: false, sub: id },
  { sub: id, email, email_verified: true, phone_verified: false },
  { name: 'Ada', sub: id, email, email_verified: false, phone_verified: false },
  {},
);
const identities = fc.array(
  fc
    .record({ data, provider: fc.constantFrom('email', 'google'), updatedAt: time })
    .map((other) => ({ ...identity, ...other })),
  { maxLength: 2 },
);
const token = fc.record({ hash: fc.constantFrom('of a reset', 'another'), sentAt: time }, { noNullPrototype: true });
const session = {
  id: 'a session',
  method: 'otp',
  createdAt,
  refreshTokens: [{ value: 'to refresh', revoked: true, updatedAt: createdAt }],
};
const flow = {
  authCode: 'a code',
  method: 'recovery',
  challenge: 'x',
  challengeMethod: 'plain',
  createdAt,
  codeIssuedAt: createdAt,
};
const fields: fc.Arbitrary<object> = fc.record(
  {
    aud: fc.constantFrom('authenticated', 'other'),
    phone: fc.constantFrom('', '4912345'),
    password: fc.constantFrom('one', 'two'),
    emailConfirmedAt: time,
    recoverySentAt: time,
    bannedUntil: time,
    isAnonymous: fc.constant(true),
    newEmail: fc.constantFrom('', 'grace@example.com'),
    appMetadata: fc.constantFrom({}, { provider: 'email', providers: ['email'] }, { provider: 'email' }),
    userMetadata: fc.constantFrom(null, {}, { email_verified: true }, { name: 'Ada', email_verified: true }),
    identities,
    tokens: fc.record({ recovery: token, confirmation: token }, { requiredKeys: [], noNullPrototype: true }),
    sessions: fc.constantFrom([], [session]),
    flowStates: fc.constantFrom([], [flow]),
    updatedAt: time,
  },
  { requiredKeys: [], noNullPrototype: true },
);
const leftOut = fc.subarray(['password', 'emailConfirmedAt', 'recoverySentAt'] as const);
const rows: fc.Arbitrary<UserRow> = fc.tuple(fields, leftOut).map(([changed, without]) => {
  const row = { ...usual, ...changed };
  for (const name of without) delete row[name as never];
  return row;
});

test('gives back each row as it was', () => {
  fc.assert(
    fc.property(rows, (row) => {
      const kept = keptOf(row);
      // A store may keep it as text.
      for (const one of [kept, JSON.parse(JSON.stringify(kept))]) {
        expect(rowOf(one)).toStrictEqual(row);
        expect(JSON.stringify(rowOf(one).identities)).toBe(JSON.stringify(row.identities));
      }
    }),
  );
});

test('finds a row by the secrets in it', () => {
  const found = secretsIn(keptOf({ ...usual, sessions: [session as never], flowStates: [flow as never] }));

  expect(found).toEqual(['of a reset', 'to refresh', 'a code']);
});

test('keeps nothing twice of a row that most accounts have', () => {
  expect(keptOf(usual).more).toBeUndefined();
});
