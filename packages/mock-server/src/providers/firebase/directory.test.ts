import { createMockServer } from '@resetkit/mock-server';
import { firebase } from '@resetkit/mock-server/firebase';
import { expect, test } from 'vitest';

const ada = { id: 'ada-1', email: 'ada@example.com', password: 'old-password' };
const start = () => createMockServer(firebase(), { seed: [ada], clock: '2026-01-02T03:04:05Z' });

test('refuses an id that another account has', async () => {
  const { accounts } = start();

  await expect(accounts.put({ email: 'bob@example.com', id: 'ada-1' })).rejects.toThrow(
    'Another account has the id "ada-1" already.',
  );
  expect((await accounts.list()).map(({ email }) => email)).toEqual([ada.email]);
});

test('replaces an account under another id, and leaves none under the old one', async () => {
  const { accounts } = start();

  await accounts.put({ ...ada, id: 'ada-2' });

  expect((await accounts.list()).map(({ id }) => id)).toEqual(['ada-2']);
});

test('a password that an account has already is no new one, and another one is', async () => {
  const { accounts, clock } = start();
  const before = await accounts.find(ada.email);
  clock.advance('1m');

  expect((await accounts.update(ada.email, { password: ada.password })).updatedAt).toBe(before?.updatedAt);
  expect((await accounts.update(ada.email, { password: 'new-password' })).updatedAt).toBe('2026-01-02T03:05:05.000Z');
});

test('providers are named without their domain, and the password is none', async () => {
  const { accounts } = start();

  const account = await accounts.put({ email: 'gus@example.com', providers: ['google'], disabled: true });

  expect(account).toMatchObject({ providers: ['google'], hasPassword: false, disabled: true });
});

test('a seeded account is as old as the seed says, also after a restart', async () => {
  const createdAt = '2020-01-01T00:00:00.000Z';
  const mock = createMockServer(firebase(), { seed: [{ ...ada, createdAt }], clock: '2026-01-02T03:04:05Z' });
  mock.clock.advance('1h');

  await mock.restart();

  expect(await mock.accounts.find(ada.email)).toMatchObject({ createdAt });
});

test('a session that a test makes is good for an hour', async () => {
  const { sessions } = start();

  const { tokens } = await sessions.make(ada.email);

  expect(tokens.expiresAt).toBe(Date.parse('2026-01-02T04:04:05Z'));
});
