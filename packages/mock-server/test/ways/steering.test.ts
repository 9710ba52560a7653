import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { expect, test } from 'vitest';
import { exchangedToken, failure, mailedCode, start, textAt, u } from '../insforge/world.ts';

const send = '/api/auth/email/send-reset-password';
const reset = '/api/auth/email/reset-password';
const sessions = '/api/auth/sessions';
const uma = {
  id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  email: u.email,
  emailVerified: true,
  name: u.name,
  providers: [],
  hasPassword: true,
  createdAt: '2026-01-02T03:04:05.000Z',
  updatedAt: '2026-01-02T03:04:05.000Z',
};

test('turns the clock for codes, links and limits', async () => {
  const world = start({}, { limits: 'real' });
  const { mock, post } = world;
  const code = await mailedCode(world);

  expect(mock.clock.advance('16m')).toBe(Date.parse('2026-01-02T03:20:05Z'));
  expect(mock.clock.now()).toBe(Date.parse('2026-01-02T03:20:05Z'));

  expect((await post('/api/auth/email/exchange-reset-password-token', { email: u.email, code })).status).toBe(400);
  expect((await post(send, { email: u.email })).status).toBe(202);
});

test('stands still when the clock is given a moment, and runs with the one it is given', async () => {
  let now = Date.parse('2030-01-01T00:00:00Z');
  const standing = createMockServer(insforge(), { clock: '2026-01-02T03:04:05Z' });
  const running = createMockServer(insforge(), { clock: () => now });
  standing.clock.advance('1h');
  running.clock.advance('1h');
  now += 500;

  expect(new Date(standing.clock.now()).toISOString()).toBe('2026-01-02T04:04:05.000Z');
  expect(new Date(running.clock.now()).toISOString()).toBe('2030-01-01T01:00:00.500Z');
});

test('runs with the time of the machine unless told otherwise', () => {
  const before = Date.now();
  const now = createMockServer(insforge()).clock.now();

  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});

test('finds accounts, regardless of the case of the e-mail, and shows no password', async () => {
  const { mock } = start();

  expect(await mock.accounts.find(u.email)).toEqual(uma);
  expect(await mock.accounts.find('U@Example.COM')).toEqual(uma);
  expect(await mock.accounts.find('nobody@example.com')).toBeUndefined();
  expect(await mock.accounts.list()).toEqual([uma]);
});

test('puts and deletes accounts', async () => {
  const { mock, post } = start();
  const bob = {
    id: '00000000-0000-4000-8000-00000000000b',
    email: 'bob@example.com',
    emailVerified: false,
    providers: ['google'],
  };
  const shown = {
    ...bob,
    hasPassword: false,
    createdAt: '2020-01-01T00:00:00.000Z',
    updatedAt: '2020-01-01T00:00:00.000Z',
  };

  expect(await mock.accounts.put({ ...bob, createdAt: '2020-01-01T00:00:00Z' })).toEqual(shown);
  expect(await mock.accounts.find(bob.email)).toEqual(shown);
  expect(await mock.accounts.delete('BOB@example.com')).toBe(true);
  expect(await mock.accounts.delete(bob.email)).toBe(false);

  await mock.accounts.put({ ...u, password: 'another-pass3' });
  expect((await post(sessions, u)).status).toBe(401);
  expect((await post(sessions, { email: u.email, password: 'another-pass3' })).status).toBe(200);
});

test('changes options while it runs', async () => {
  const { mock, post } = start();

  const options = await mock.options.set({ resetPasswordMethod: 'link', passwordMinLength: 8 });

  expect(options).toEqual({ ...insforge().options, resetPasswordMethod: 'link', passwordMinLength: 8 });
  expect(await mock.options.get()).toEqual(options);
  expect(await post(send, { email: u.email })).toEqual(
    failure(400, 'INVALID_INPUT', 'redirectTo is required when link-based password reset is enabled'),
  );
});

test('refuses an option that there is not, names those that there are, and changes nothing', async () => {
  const { mock } = start();
  const wrong = { passwordMinLength: 8, resetMethod: 'link' };

  await expect(mock.options.set(wrong)).rejects.toThrow(
    `InsForge has no option "resetMethod". Known: ${Object.keys(insforge().options).join(', ')}.`,
  );
  await expect(mock.options.set({ passwordMinLength: 3 })).rejects.toThrow('InsForge option "passwordMinLength": ');
  expect(await mock.options.get()).toEqual(insforge().options);
});

test('changes limits while it runs', async () => {
  const { mock, post } = start();
  mock.limits.set({ send: { max: 1 } });

  expect((await post(send, { email: 'a@example.com' })).status).toBe(202);
  expect((await post(send, { email: 'b@example.com' })).status).toBe(429);
  expect(mock.limits.get()).toEqual({ send: { max: 1 } });

  mock.limits.set('off');
  expect((await post(send, { email: 'c@example.com' })).status).toBe(202);
});

test('takes a limit of a test’s own and leaves the other limits as they really are', async () => {
  const { post } = start({}, { limits: { send: { max: 2 } } });

  const statuses: number[] = [];
  for (const name of ['a', 'b', 'c']) statuses.push((await post(send, { email: `${name}@example.com` })).status);

  expect(statuses).toEqual([202, 202, 429]);
  const { headers } = await post(send, { email: u.email });
  expect(headers.get('ratelimit-policy')).toBe('2;w=900');
  expect(headers.get('retry-after')).toBe('900');
});

test('refuses a limit that there is not', () => {
  const sentence = `There is no limit named "sends". Known: ${Object.keys(insforge().limits).join(', ')}.`;

  expect(() => start({}, { limits: { sends: { max: 1 } } })).toThrow(sentence);
  // @ts-expect-error there is no limit of this name
  expect(() => start().mock.limits.set({ sends: { max: 1 } })).toThrow(sentence);
});

test('goes back to how it was made', async () => {
  const world = start({ passwordMinLength: 7 }, { limits: { send: { max: 9 } } });
  const { mock, post } = world;
  const otp = await exchangedToken(world);
  await post(reset, { newPassword: 'u-new-pass2', otp });
  await mock.accounts.put({ email: 'bob@example.com' });
  await mock.options.set({ passwordMinLength: 20 });
  mock.clock.advance('1d');
  mock.limits.set('real');

  await mock.restart();

  expect(await mock.accounts.list()).toEqual([uma]);
  expect(await mock.outbox.list()).toEqual([]);
  expect(await mock.options.get()).toEqual(insforge({ passwordMinLength: 7 }).options);
  expect(mock.clock.now()).toBe(Date.parse('2026-01-02T03:04:05Z'));
  expect(mock.limits.get()).toEqual({ send: { max: 9 } });
  expect((await post(sessions, u)).status).toBe(200);
  expect((await post(reset, { newPassword: 'u-new-pass2', otp })).status).toBe(400);
});

test('forgets counters and sessions with a restart', async () => {
  const { mock, get, post } = start({}, { limits: { send: { max: 1 } } });
  const { body } = await post(sessions, u);
  await post(send, { email: u.email });

  await mock.restart();

  const authorization = `Bearer ${textAt(body, 'accessToken')}`;
  expect((await get('/api/auth/sessions/current', { authorization })).status).toBe(401);
  expect((await post(send, { email: u.email })).status).toBe(202);
});

test('refuses everything once it is closed', async () => {
  const { mock } = start();
  await mock.close();

  const sentence = 'This mock server was closed.';
  await expect(mock.fetch(sessions)).rejects.toThrow(sentence);
  await expect(mock.accounts.find(u.email)).rejects.toThrow(sentence);
  await expect(mock.accounts.put(u)).rejects.toThrow(sentence);
  await expect(mock.options.get()).rejects.toThrow(sentence);
  await expect(mock.options.set({})).rejects.toThrow(sentence);
  await expect(mock.outbox.list()).rejects.toThrow(sentence);
  await expect(mock.outbox.waitFor()).rejects.toThrow(sentence);
  await expect(mock.restart()).rejects.toThrow(sentence);
  await expect(mock.close()).resolves.toBeUndefined();
});
