import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptOf, tokensIn, userOf } from './kept-user.ts';
import { systemUser } from './policy.ts';
import type { User } from './user.ts';

const createdAt = Date.parse('2026-01-02T03:04:05Z');
const time = fc.constantFrom(createdAt, createdAt + 86_400_000, 0);
const token = fc.record(
  {
    value: fc.constantFrom('$2b$10$one', '$2b$10$two'),
    createdBy: fc.constantFrom(systemUser, 'ada@example.com'),
    expiresAt: time,
  },
  { noNullPrototype: true },
);
const users = fc.record(
  {
    id: fc.constant(7),
    username: fc.constantFrom('ada', 'grace'),
    email: fc.constant('ada@example.com'),
    name: fc.constantFrom('', 'Ada'),
    rootRole: fc.constantFrom<1 | 2 | 3>(1, 2, 3),
    passwords: fc.array(fc.constantFrom('one', 'two'), { maxLength: 3 }),
    tokens: fc.array(token, { maxLength: 2 }),
    seenAt: time,
    linkedAt: time,
    createdAt: fc.constant(createdAt),
    deletedAt: time,
  },
  { requiredKeys: ['id', 'rootRole', 'passwords', 'tokens', 'createdAt'], noNullPrototype: true },
);

test('gives back each account as it was, and its tokens', () => {
  fc.assert(
    fc.property(users as fc.Arbitrary<User>, (user) => {
      const kept = keptOf(user);
      // A store may keep it as text.
      for (const one of [kept, JSON.parse(JSON.stringify(kept))]) {
        expect(userOf(one)).toStrictEqual(user);
        expect(tokensIn(one)).toEqual(user.tokens.map(({ value }) => value));
      }
    }),
  );
});

test('keeps nothing twice of an account as most are', () => {
  const tokens = [{ value: 'its token', createdBy: systemUser, expiresAt: createdAt + 1 }];
  const user: User = {
    id: 7,
    email: 'ada@example.com',
    rootRole: 2,
    passwords: ['one'],
    tokens,
    createdAt,
    linkedAt: createdAt,
  };

  expect(keptOf(user).more).toBeUndefined();
});
