import { expect, test } from 'vitest';
import { type Accounts, createAccounts, viewOf } from './accounts.ts';
import { type Clock, createClock } from './clock.ts';
import { createMemoryStore } from './memory-store.ts';
import { createRandom } from './random.ts';
import type { Store } from './store.ts';
import { issue } from './tokens.ts';

const ada = { email: 'ada@example.com', password: 'ada-old-pass1' };
const later = Date.parse('2026-02-01T00:00:00Z');

function start(): { accounts: Accounts; clock: Clock; store: Store } {
  const clock = createClock('2026-01-02T03:04:05Z');
  const store = createMemoryStore();
  return { clock, store, accounts: createAccounts(store, clock, createRandom('accounts')) };
}

/** Gives an address an outstanding token of one purpose. */
function outstanding(accounts: Accounts, email: string, purpose: string, value: string): Promise<void> {
  return accounts.update(email, (row) => [
    { ...row, secrets: { ...row.secrets, [purpose]: issue({ kind: 'token', value, expiresAt: later }) } },
    undefined,
  ]);
}

test('makes a verified account, created now, of an e-mail alone', async () => {
  const { accounts } = start();

  const { account, created } = await accounts.put({ email: 'ada@example.com' });

  const now = Date.parse('2026-01-02T03:04:05Z');
  expect(created).toBe(true);
  expect(account).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    email: 'ada@example.com',
    emailVerified: true,
    providers: [],
    createdAt: now,
    updatedAt: now,
  });
  expect(await accounts.find('ada@example.com')).toEqual(account);
});

test('takes everything that is said about an account', async () => {
  const { accounts } = start();
  const said = {
    id: '00000000-0000-4000-8000-000000000001',
    ...ada,
    emailVerified: false,
    name: 'Ada',
    providers: ['email', 'google'],
    createdAt: '2025-12-01T00:00:00Z',
  };

  const { account } = await accounts.put(said);

  const createdAt = Date.parse('2025-12-01T00:00:00Z');
  expect(account).toEqual({ ...said, providers: ['google'], createdAt, updatedAt: createdAt });
});

test('replaces the account of an e-mail and says so', async () => {
  const { accounts } = start();
  const { account: first } = await accounts.put(ada);

  const { account: second, created } = await accounts.put({ ...ada, name: 'Ada' });

  expect(created).toBe(false);
  expect(await accounts.list()).toEqual([second]);
  expect(await accounts.findById(first.id)).toBeUndefined();
});

test('matches an e-mail exactly as it is stored', async () => {
  const { accounts } = start();
  await accounts.put({ email: 'Mixed@Example.com' });

  expect(await accounts.find('mixed@example.com')).toBeUndefined();
});

test('finds the oldest of the accounts whose e-mails differ in their case', async () => {
  const { accounts } = start();
  await accounts.put({ email: 'Mixed@example.com', createdAt: '2026-01-03T00:00:00Z' });
  await accounts.put({ email: 'MIXED@example.com', createdAt: '2026-01-01T00:00:00Z' });
  await accounts.put({ email: 'mixed@example.com', createdAt: '2026-01-02T00:00:00Z' });
  await accounts.remove('MIXED@example.com');

  expect((await accounts.findInAnyCase('mIxEd@example.com'))?.email).toBe('mixed@example.com');
  expect(await accounts.findInAnyCase('other@example.com')).toBeUndefined();
});

test('finds an account by its id', async () => {
  const { accounts } = start();
  const { account } = await accounts.put(ada);

  expect(await accounts.findById(account.id)).toEqual(account);
  expect(await accounts.findById('nobody')).toBeUndefined();
});

test('lets the row decide when the note of an id is wrong', async () => {
  const { accounts } = start();
  await accounts.put(ada);

  await accounts.indexAccount('somebody-else', ada.email);
  await accounts.indexAccount('never-stored', 'nobody@example.com');

  expect(await accounts.findById('somebody-else')).toBeUndefined();
  expect(await accounts.findById('never-stored')).toBeUndefined();
});

test('finds the address whose secret it is', async () => {
  const { accounts } = start();
  await outstanding(accounts, ada.email, 'RESET', 'secret');

  expect(await accounts.findBySecret('RESET', 'secret')).toBe(ada.email);
});

test('finds a secret that has expired: whether it still counts is not said here', async () => {
  const { accounts, clock } = start();
  await outstanding(accounts, ada.email, 'RESET', 'secret');
  clock.advance('365d');

  expect(await accounts.findBySecret('RESET', 'secret')).toBe(ada.email);
});

test('finds no secret that was replaced, and none by another purpose', async () => {
  const { accounts } = start();
  await outstanding(accounts, ada.email, 'RESET', 'replaced');
  await outstanding(accounts, ada.email, 'RESET', 'present');

  expect(await accounts.findBySecret('RESET', 'replaced')).toBeUndefined();
  expect(await accounts.findBySecret('VERIFY', 'present')).toBeUndefined();
});

test('lets the row decide when the hint of a secret is wrong', async () => {
  const { accounts, store } = start();
  await store.update('secret/RESET/hinted only', () => [ada.email, undefined]);

  expect(await accounts.findBySecret('RESET', 'hinted only')).toBeUndefined();
});

test('leaves no row of what nobody can tell from nothing', async () => {
  const { accounts, store } = start();
  await accounts.put(ada);
  await accounts.put({ ...ada, name: 'Ada' });
  await accounts.update('nobody@example.com', (row) => [row, undefined]);
  await outstanding(accounts, ada.email, 'RESET', 'replaced');
  await outstanding(accounts, ada.email, 'RESET', 'present');
  await accounts.remove(ada.email);

  const keys = (await store.list('')).map(([key]) => key);

  expect(keys).toEqual([`address/${ada.email}`, 'secret/RESET/present']);
});

test('keeps secrets when the account is removed and when it is made anew', async () => {
  const { accounts } = start();
  await accounts.put(ada);
  await outstanding(accounts, ada.email, 'RESET', 'secret');

  expect(await accounts.remove(ada.email)).toBe(true);
  expect(await accounts.findBySecret('RESET', 'secret')).toBe(ada.email);

  await accounts.put(ada);
  expect(await accounts.findBySecret('RESET', 'secret')).toBe(ada.email);
});

test('removes an account once', async () => {
  const { accounts } = start();
  await accounts.put(ada);

  expect(await accounts.remove(ada.email)).toBe(true);
  expect(await accounts.remove(ada.email)).toBe(false);
  expect(await accounts.list()).toEqual([]);
});

test('has no account and no secrets for an address that nobody wrote', async () => {
  expect(await start().accounts.address('nobody@example.com')).toEqual({ secrets: {} });
});

test('lists accounts in the order in which they were created', async () => {
  const { accounts } = start();
  await accounts.put({ email: 'a@example.com', createdAt: '2026-01-02T00:00:00Z' });
  await accounts.put({ email: 'b@example.com', createdAt: '2026-01-01T00:00:00Z' });

  expect((await accounts.list()).map(({ email }) => email)).toEqual(['b@example.com', 'a@example.com']);
});

test('shows whether there is a password, and no password', async () => {
  const { account } = await start().accounts.put({ ...ada, id: 'an-id', name: 'Ada' });

  expect(viewOf(account)).toEqual({
    id: 'an-id',
    email: 'ada@example.com',
    emailVerified: true,
    name: 'Ada',
    providers: [],
    hasPassword: true,
    createdAt: '2026-01-02T03:04:05.000Z',
    updatedAt: '2026-01-02T03:04:05.000Z',
  });
});

test('refuses an id that another account has, and names both', async () => {
  const { accounts } = start();
  const id = '7d0c2f4e-5a0b-4b7e-9a53-0f6f1f0c5a11';
  await accounts.put({ ...ada, id });

  await expect(accounts.put({ email: 'bob@example.com', id })).rejects.toThrow(
    `The id "${id}" of bob@example.com is that of ada@example.com already.`,
  );
  expect(await accounts.find('bob@example.com')).toBeUndefined();
  expect((await accounts.put({ ...ada, id })).created).toBe(false);

  await accounts.remove(ada.email);
  expect((await accounts.put({ email: 'bob@example.com', id })).created).toBe(true);
});
