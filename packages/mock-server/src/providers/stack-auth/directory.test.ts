import { expect, test } from 'vitest';
import { asServer, mailedCode, now, start, u } from '../../../test/stack-auth/world.ts';

const view = {
  id: u.id,
  email: u.email,
  emailVerified: true,
  name: u.name,
  providers: [],
  hasPassword: true,
  createdAt: new Date(now).toISOString(),
  updatedAt: new Date(now).toISOString(),
};

test('shows accounts by their primary address, regardless of the case', async () => {
  const { mock } = start();

  expect(await mock.accounts.find('U@EXAMPLE.com')).toEqual(view);
  expect(await mock.accounts.list()).toEqual([view]);
  expect(await mock.accounts.find('nobody@example.com')).toBeUndefined();
});

test('finds an account by a second address that it signs in with, and leaves out who has none', async () => {
  const { mock, patch, post } = start();
  await patch(`/users/${u.id}`, { primary_email: 'new@example.com' }, asServer);
  await post('/users', {}, asServer);

  expect(await mock.accounts.find(u.email)).toMatchObject({ id: u.id, email: 'new@example.com', emailVerified: false });
  expect((await mock.accounts.list()).map(({ email }) => email)).toEqual(['new@example.com']);
});

test('refuses an account with the id of another one', async () => {
  const { mock } = start();

  await expect(mock.accounts.put({ email: 'other@example.com', id: u.id })).rejects.toThrow(
    `Another account has the id ${u.id} already.`,
  );
  expect(await mock.accounts.list()).toEqual([view]);
});

test('puts accounts that can sign in, and replaces them under their id', async () => {
  const { mock, post } = start();
  const code = await mailedCode({ ...start(), mock, post });

  const put = await mock.accounts.put({
    email: 'U@example.com',
    password: 'other-pass1',
    emailVerified: false,
    providers: ['google'],
  });

  expect(put).toMatchObject({ id: u.id, email: u.email, emailVerified: false, providers: ['google'] });
  expect((await post('/auth/password/sign-in', { email: u.email, password: 'other-pass1' })).status).toBe(200);
  expect((await post('/auth/password/reset', { code, password: 'third-pass1' })).status).toBe(200);
});

test('deletes accounts', async () => {
  const { mock } = start();

  expect(await mock.accounts.delete('U@example.com')).toBe(true);
  expect(await mock.accounts.delete(u.email)).toBe(false);
  expect(await mock.accounts.list()).toEqual([]);
});

test('goes back to its seed', async () => {
  const { mock } = start();
  await mock.accounts.delete(u.email);
  await mock.restart();

  expect(await mock.accounts.list()).toEqual([view]);
});

test('refuses an account whose id is not a UUID', () => {
  expect(() => start({}, { seed: [{ email: 'a@b.co', id: 'x' }] })).toThrow(
    `Expected a UUID as an account's id, not "x".`,
  );
});
