import { expect, test } from 'vitest';
import { mailedCode, u } from '../insforge/world.ts';
import { controlling, problem } from './controlling.ts';

const sessions = '/api/auth/sessions';
const uma = {
  id: expect.any(String),
  email: u.email,
  emailVerified: true,
  name: u.name,
  providers: [],
  hasPassword: true,
  createdAt: '2026-01-02T03:04:05.000Z',
  updatedAt: '2026-01-02T03:04:05.000Z',
};

test('lists the accounts that the mock shows in-process, without their passwords', async () => {
  const { control, mock } = await controlling();

  expect(await control('GET', '/insforge/accounts')).toEqual({ status: 200, body: { accounts: [uma] } });
  expect(await mock.accounts.list()).toEqual([uma]);
});

test('makes an account, and replaces it the second time as a whole', async () => {
  const { control, insforge, mock } = await controlling();
  const bob = {
    id: '0b0b0b0b-5a0b-4b7e-9a53-0f6f1f0c5a11',
    email: 'bob@example.com',
    password: 'bob-pass1',
    emailVerified: false,
    providers: ['google'],
  };
  const { password: _hidden, ...shown } = bob;
  const times = { createdAt: '2020-01-01T00:00:00.000Z', updatedAt: '2020-01-01T00:00:00.000Z' };

  expect(await control('POST', '/insforge/accounts', { ...bob, createdAt: '2020-01-01T00:00:00Z' })).toEqual({
    status: 201,
    body: { ...shown, ...times, hasPassword: true },
  });
  expect((await insforge.post(sessions, bob)).status).toBe(200);

  expect(await control('POST', '/insforge/accounts', { email: bob.email, name: 'Bob' })).toEqual({
    status: 200,
    body: { ...uma, email: bob.email, name: 'Bob', hasPassword: false },
  });
  expect((await insforge.post(sessions, bob)).status).toBe(401);
  expect(await mock.accounts.list()).toHaveLength(2);
});

test('leaves alone what was mailed to an account that is replaced', async () => {
  const { control, insforge, mock } = await controlling();
  const code = await mailedCode({ ...insforge, mock });

  await control('POST', '/insforge/accounts', { email: u.email });

  const exchanged = await insforge.post('/api/auth/email/exchange-reset-password-token', { email: u.email, code });
  expect(exchanged.status).toBe(200);
});

test('deletes an account, and does not find it the second time', async () => {
  const { control, mock } = await controlling();

  expect(await control('DELETE', `/insforge/accounts/${u.email}`)).toEqual({ status: 204, body: undefined });
  expect(await mock.accounts.list()).toEqual([]);
  expect(await control('DELETE', `/insforge/accounts/${u.email}`)).toEqual(
    problem(404, 'Not Found', 'There is no account with the e-mail "u@example.com".'),
  );
});

test.each([
  ['plus+tag@example.com', 'plus%2Btag%40example.com'],
  ['plus+tag@example.com', 'plus+tag@example.com'],
  ['a/b@example.com', 'a%2Fb@example.com'],
  ['grüße@example.com', 'gr%C3%BC%C3%9Fe@example.com'],
  ['50%@example.com', '50%@example.com'],
  ['u@example.com', 'U@Example.COM'],
])('deletes %s by the path %s', async (email, path) => {
  const { control, mock } = await controlling();
  await mock.accounts.put({ email });

  expect((await control('DELETE', `/insforge/accounts/${path}`)).status).toBe(204);
  expect(await mock.accounts.find(email)).toBeUndefined();
});

test('deletes the account that is spelled the same before one that differs by case', async () => {
  const { control, mock } = await controlling();
  await mock.accounts.put({ email: 'U@example.com' });

  await control('DELETE', '/insforge/accounts/U@example.com');

  expect(await mock.accounts.list()).toEqual([uma]);
});

test.each([
  [{}, "Expected an e-mail address as an account's email, not undefined."],
  [{ email: 5 }, "Expected an e-mail address as an account's email, not 5."],
  [{ email: 'nobody' }, `Expected an e-mail address as an account's email, not "nobody".`],
  [{ email: u.email, id: '' }, `Expected a string that is not empty as an account's id, not "".`],
  [
    { email: u.email, emailVerified: 'yes', providers: 'google' },
    `Expected true or false as an account's emailVerified, not "yes".`,
  ],
  [
    { email: u.email, createdAt: 'yesterday' },
    `Expected a time in ISO 8601 as an account's createdAt, not "yesterday".`,
  ],
  [
    { email: u.email, pasword: 'typo' },
    'An account has no field "pasword". Known: id, email, password, emailVerified, name, providers, createdAt.',
  ],
  [[], "Expected an account such as { email: 'ada@example.com' }, not []."],
  ['null', "Expected an account such as { email: 'ada@example.com' }, not null."],
  ['{"email":', 'Expected a body of JSON.'],
  [undefined, "Expected an account such as { email: 'ada@example.com' }, not undefined."],
])('refuses to make an account of %j, and changes nothing', async (body, detail) => {
  const { control, mock } = await controlling();

  expect(await control('POST', '/insforge/accounts', body)).toEqual(problem(400, 'Bad Request', detail));
  expect(await mock.accounts.list()).toEqual([uma]);
});

test('refuses to make an account with the id of another one', async () => {
  const { control, mock } = await controlling();
  const [{ id = '' } = {}] = await mock.accounts.list();

  expect(await control('POST', '/insforge/accounts', { email: 'bob@example.com', id })).toEqual(
    problem(400, 'Bad Request', `The id "${id}" of bob@example.com is that of u@example.com already.`),
  );
  expect(await mock.accounts.list()).toEqual([uma]);
});
