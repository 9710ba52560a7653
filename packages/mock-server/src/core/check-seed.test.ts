import { expect, test } from 'vitest';
import type { AccountInput } from './accounts.ts';
import { checkAccount } from './check-account.ts';
import { checkSeed } from './check-seed.ts';

const ada = { email: 'ada@example.com', id: '1' };

test.each([
  [{}, 'Expected a list of accounts as seed, not {}.'],
  [[ada, null], `seed[1]: Expected an account such as { email: 'ada@example.com' }, not null.`],
  [['ada@example.com'], `seed[0]: Expected an account such as { email: 'ada@example.com' }, not "ada@example.com".`],
  [[ada, { email: 'bob@example.com', name: 5 }], "seed[1] (bob@example.com): Expected a string as an account's name"],
  [[ada, { email: 'ada@example.com' }], 'seed[1] (ada@example.com): seed[0] has the same e-mail.'],
  [
    [ada, { email: 'bob@example.com', id: '1' }],
    'seed[1] (bob@example.com): seed[0] (ada@example.com) has the same id, "1".',
  ],
])('refuses %j and says which account is wrong', (seed, sentence) => {
  expect(() => checkSeed(seed as AccountInput[], { checkAccount })).toThrow(sentence);
});

test('takes accounts that share neither e-mail nor id', () => {
  const seed = [ada, { email: 'ADA@example.com' }, { email: 'bob@example.com' }];

  expect(checkSeed(seed, { checkAccount })).toBe(seed);
});
