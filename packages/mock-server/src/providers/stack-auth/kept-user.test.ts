import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptOf, userOf } from './kept-user.ts';
import { bareUser, type User } from './users.ts';

const createdAt = Date.parse('2026-01-02T03:04:05Z');
const time = fc.constantFrom(createdAt, createdAt + 5, 0);
const plain = { noNullPrototype: true } as const;
const channel = fc.record(
  {
    id: fc.constantFrom('one', 'two'),
    value: fc.constantFrom('ada@example.com', 'grace@example.com'),
    isPrimary: fc.boolean(),
    isVerified: fc.boolean(),
    usedForAuth: fc.boolean(),
  },
  plain,
);
const session = fc.constant({
  id: 'a session',
  refreshToken: 'to refresh',
  createdAt,
  lastUsedAt: createdAt,
  expiresAt: createdAt,
  isImpersonation: false,
});
const text = fc.constantFrom(null, '', 'a text');
const fields = fc.record(
  {
    updatedAt: time,
    lastActiveAt: time,
    displayName: text,
    clientMetadata: fc.constantFrom(null, [], {}, { one: 1 }),
    channels: fc.array(channel, { maxLength: 2 }),
    password: fc.constantFrom({ text: 'a password' }, { hash: 'of a password' }),
    otp: fc.boolean(),
    totpSecret: text,
    oauthProviders: fc.array(fc.constant({ id: 'github', account_id: '1', email: null }), { maxLength: 1 }),
    selectedTeamId: text,
    isAnonymous: fc.boolean(),
    riskScores: fc.constant({ sign_up: { bot: 1, free_trial_abuse: 0 } }),
    sessions: fc.array(session, { maxLength: 1 }),
    number: fc.nat(),
  },
  { ...plain, requiredKeys: [] },
);

test('gives back each user as it was', () => {
  fc.assert(
    fc.property(fields as fc.Arbitrary<Partial<User>>, (changed) => {
      const user = { ...bareUser('an id', createdAt), ...changed };
      const kept = keptOf(user);
      // A store may keep it as text.
      for (const one of [kept, JSON.parse(JSON.stringify(kept))]) expect(userOf(one)).toStrictEqual(user);
    }),
  );
});

test('keeps nothing twice of a user as most are', () => {
  const channels = [{ id: 'one', value: 'ada@example.com', isPrimary: true, isVerified: true, usedForAuth: true }];
  const user: User = { ...bareUser('an id', createdAt), channels, password: { text: 'a password' }, number: 7 };

  expect(keptOf(user).more).toBeUndefined();
});
