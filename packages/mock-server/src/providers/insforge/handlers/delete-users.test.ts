import { expect, test } from 'vitest';
import { exchangedToken, failure, start, u } from '../../../../test/insforge/world.ts';
import { defaultOptions } from '../options.ts';

const users = '/api/auth/users';
const admin = { authorization: `Bearer ${defaultOptions.apiKey}` };
const id = '00000000-0000-4000-8000-00000000000a';
const seed = [{ ...u, id }];
const deleted = (deletedCount: number) => ({
  status: 200,
  body: { message: 'Users deleted successfully', deletedCount },
});

test('deletes accounts and counts those that there were', async () => {
  const { mock, ...client } = start({}, { seed: [...seed, { email: 'v@example.com' }] });

  const reply = await client.delete(users, { userIds: [id, '00000000-0000-4000-8000-000000000009'] }, admin);

  expect(reply).toEqual(deleted(1));
  expect((await mock.accounts.list()).map(({ email }) => email)).toEqual(['v@example.com']);
});

test('reads an id whatever its case', async () => {
  expect(await start({}, { seed }).delete(users, { userIds: [id.toUpperCase()] }, admin)).toEqual(deleted(1));
});

test('writes an id that a test gave in lower case', async () => {
  const { mock } = start({}, { seed: [{ ...u, id: id.toUpperCase() }] });

  expect((await mock.accounts.list()).map((account) => account.id)).toEqual([id]);
});

test('counts an account once', async () => {
  expect(await start({}, { seed }).delete(users, { userIds: [id.toUpperCase(), id] }, admin)).toEqual(deleted(1));
});

test('leaves the secrets of the address alive', async () => {
  const world = start({}, { seed });
  const otp = await exchangedToken(world);
  await world.delete(users, { userIds: [id] }, admin);
  await world.mock.accounts.put(u);

  expect((await world.post('/api/auth/email/reset-password', { newPassword: 'u-new-pass2', otp })).status).toBe(200);
});

test.each<[unknown, string]>([
  [{}, 'userIds: Required'],
  [{ userIds: id }, 'userIds: Expected array, received string'],
  [{ userIds: '' }, 'userIds: Expected array, received string'],
  [{ userIds: [] }, 'userIds: At least one user ID is required'],
  [{ userIds: [id, 'x'] }, 'userIds.1: Invalid user ID format'],
])('refuses %j', async (body, message) => {
  expect(await start().delete(users, body, admin)).toEqual(failure(400, 'INVALID_INPUT', message));
});
