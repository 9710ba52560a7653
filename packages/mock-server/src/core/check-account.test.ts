import { expect, test } from 'vitest';
import type { AccountInput } from './accounts.ts';
import { checkAccount, checkAccountWithUuid } from './check-account.ts';

test('accepts an e-mail alone, and everything that is known', () => {
  const everything = {
    id: '00000000-0000-4000-8000-000000000001',
    email: 'ada@example.com',
    password: 'ada-old-pass1',
    emailVerified: false,
    name: 'Ada',
    providers: ['google'],
    createdAt: '2026-01-02T03:04:05Z',
  };

  expect(() => checkAccount({ email: 'ada@example.com' })).not.toThrow();
  expect(() => checkAccount(everything)).not.toThrow();
});

test('accepts fields that only this backend has', () => {
  const account: AccountInput & { username: string } = { email: 'ada@example.com', username: 'ada' };

  expect(() => checkAccount(account, ['username'])).not.toThrow();
});

test('names the known fields when one is unknown', () => {
  const account: AccountInput & { mail: string } = { email: 'ada@example.com', mail: 'x' };

  expect(() => checkAccount(account)).toThrow(
    'An account has no field "mail". Known: id, email, password, emailVerified, name, providers, createdAt.',
  );
});

test.each<[string, unknown, string]>([
  ['id', '', `Expected a string that is not empty as an account's id, not "".`],
  ['email', undefined, `Expected an e-mail address as an account's email, not undefined.`],
  ['email', 'ada', `Expected an e-mail address as an account's email, not "ada".`],
  ['password', 5, `Expected a string as an account's password, not 5.`],
  ['emailVerified', 'yes', `Expected true or false as an account's emailVerified, not "yes".`],
  ['name', null, `Expected a string as an account's name, not null.`],
  ['providers', 'google', `Expected a list of names as an account's providers, not "google".`],
  ['createdAt', 'yesterday', `Expected a time in ISO 8601 as an account's createdAt, not "yesterday".`],
])('refuses an account whose %s is %j', (name, value, sentence) => {
  expect(() => checkAccount({ email: 'ada@example.com', [name]: value })).toThrow(sentence);
});

test('accepts a UUID in either case as an id, and nothing else, where ids are UUIDs', () => {
  const account = { email: 'ada@example.com', id: '7D0C2F4E-5a0b-4b7e-9a53-0f6f1f0c5a11' };

  expect(() => checkAccountWithUuid({ email: 'ada@example.com' })).not.toThrow();
  expect(() => checkAccountWithUuid(account)).not.toThrow();
  expect(() => checkAccountWithUuid({ ...account, id: 'x' })).toThrow(`Expected a UUID as an account's id, not "x".`);
  expect(() => checkAccountWithUuid(account, () => false)).toThrow('Expected a UUID');
});
