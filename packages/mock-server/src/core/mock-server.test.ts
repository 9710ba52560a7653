import { expect, onTestFinished, test, vi } from 'vitest';
import { now, start, u } from '../../test/insforge/world.ts';
import { insforge } from '../providers/insforge/index.ts';
import { createMemoryStore } from './memory-store.ts';
import { createMockServer } from './mock-server.ts';
import type { MockServerSettings } from './settings.ts';

const send = '/api/auth/email/send-reset-password';
const sessions = '/api/auth/sessions';

test('keeps everything from another mock server', async () => {
  const one = start();
  const other = start();
  await one.post(send, { email: u.email });
  await one.mock.accounts.delete(u.email);
  await one.mock.options.set({ passwordMinLength: 12 });
  one.mock.clock.advance('1h');
  one.mock.limits.set('real');

  expect(await other.mock.outbox.list()).toEqual([]);
  expect(await other.mock.accounts.find(u.email)).toBeDefined();
  expect((await other.mock.options.get()).passwordMinLength).toBe(6);
  expect(other.mock.clock.now()).toBe(Date.parse(now));
  expect(other.mock.limits.get()).toBe('off');
});

test('makes the same codes, tokens and ids again from the same seed of randomness', async () => {
  const run = async (): Promise<unknown[]> => {
    const { mock, post } = start({}, { random: 'seed' });
    await post(send, { email: u.email });
    return [await mock.outbox.list(), await mock.accounts.list()];
  };

  expect(await run()).toEqual(await run());
});

test('shows accounts without their passwords and changes them', async () => {
  const { mock } = start({}, { seed: [] });

  const made = await mock.accounts.put({ email: 'ada@example.com', password: 'secret-pass1', name: 'Ada' });

  expect(made).toEqual({
    id: expect.any(String),
    email: 'ada@example.com',
    emailVerified: true,
    name: 'Ada',
    providers: [],
    hasPassword: true,
    createdAt: '2026-01-02T03:04:05.000Z',
    updatedAt: '2026-01-02T03:04:05.000Z',
  });
  expect(await mock.accounts.find('ada@example.com')).toEqual(made);
  expect(await mock.accounts.list()).toEqual([made]);
  expect(await mock.accounts.delete('ada@example.com')).toBe(true);
  expect(await mock.accounts.delete('ada@example.com')).toBe(false);
});

test('puts options, clock, limits, mails and accounts back on restart', async () => {
  const { mock, post } = start({ passwordMinLength: 8 }, { random: 'seed', limits: 'real' });
  await post(send, { email: u.email });
  const [first] = await mock.outbox.list();
  await mock.accounts.put({ email: 'new@example.com' });
  await mock.options.set({ passwordMinLength: 12 });
  mock.clock.advance('5m');
  mock.limits.set('off');

  await mock.restart();

  expect(await mock.outbox.list()).toEqual([]);
  expect((await mock.accounts.list()).map(({ email }) => email)).toEqual([u.email]);
  expect((await mock.options.get()).passwordMinLength).toBe(8);
  expect(mock.clock.now()).toBe(Date.parse(now));
  expect(mock.limits.get()).toBe('real');
  expect((await post(send, { email: u.email })).headers.get('ratelimit-remaining')).toBe('4');
  expect(await mock.outbox.waitFor()).toEqual(first);
});

test('gives an account of the seed an id that nobody knows with a restart, and finds it by that one only', async () => {
  const mock = createMockServer(insforge(), { seed: [{ email: u.email }] });
  const [before] = await mock.accounts.list();
  await mock.restart();
  const { id: between = '' } = (await mock.accounts.find(u.email)) ?? {};

  await mock.restart();

  const [after] = await mock.accounts.list();
  expect(new Set([before?.id, between, after?.id]).size).toBe(3);
  expect(await mock.accounts.list()).toEqual([after]);
  await expect(mock.accounts.put({ email: 'bob@example.com', id: after?.id ?? '' })).rejects.toThrow(
    `The id "${after?.id}" of bob@example.com is that of ${u.email} already.`,
  );
  expect((await mock.accounts.put({ email: 'bob@example.com', id: before?.id ?? '' })).id).toBe(before?.id);
});

test('is as new after a restart: what it draws then is what a new one draws, in the same order', async () => {
  const mock = createMockServer(insforge(), { seed: [{ email: u.email }], clock: now, random: 'seed' });
  const before = await mock.accounts.list();
  const { id } = await mock.accounts.put({ email: 'bob@example.com' });

  await mock.restart();

  expect(await mock.accounts.list()).toEqual(before);
  expect((await mock.accounts.put({ email: 'bob@example.com' })).id).toBe(id);
});

test('refuses what is asked of it after it was closed', async () => {
  const { mock, get } = start();

  await mock.close();

  await expect(get('/api/auth/public-config')).rejects.toThrow('This mock server was closed.');
  await expect(mock.accounts.list()).rejects.toThrow('This mock server was closed.');
});

test('changes limits while it runs', async () => {
  const { mock, post } = start();
  await post(send, { email: u.email });

  mock.limits.set({ cooldown: { windowMs: 10_000 } });
  await post(send, { email: u.email });

  expect((await post(send, { email: u.email })).body).toEqual({
    error: 'TOO_MANY_REQUESTS',
    message: 'Please wait 10 seconds before requesting another code for this email',
    statusCode: 429,
  });
});

test('changes nothing when an option is wrong', async () => {
  const { mock } = start();

  await expect(mock.options.set({ passwordMinLength: 3 })).rejects.toThrow('passwordMinLength');

  expect(await mock.options.get()).toEqual(insforge().options);
});

test('tells whoever listens about each mail', async () => {
  const heard: unknown[] = [];
  const { mock, post } = start({}, { onMail: (message) => heard.push(message) });

  await post(send, { email: u.email });

  expect(heard).toEqual(await mock.outbox.list());
});

test('keeps the state that its store brings along, and seeds an empty one only', async () => {
  const store = createMemoryStore();
  const first = start({}, { store });
  await first.mock.accounts.delete(u.email);

  const second = start({}, { store });

  expect(await second.mock.accounts.list()).toEqual([]);
});

test('reaches accounts by requests as soon as it is made', async () => {
  expect((await start().post(sessions, { email: u.email, password: u.password })).status).toBe(200);
});

test('knows the paths of its backend, regardless of the method', () => {
  const { mock } = start();

  expect(mock.knows('/api/auth/sessions?client_type=web')).toBe(true);
  expect(mock.knows('/API/auth/sessions/')).toBe(true);
  expect(mock.knows('/api/database/records/todos')).toBe(false);
});

test.each<[string, MockServerSettings, string]>([
  ['a clock that stands at no time', { clock: 'noon' }, 'Expected a time such as'],
  ['limits that it does not have', { limits: { mails: { max: 1 } } }, 'There is no limit named "mails". Known: '],
])('refuses %s as it is made', (_, settings, sentence) => {
  expect(() => createMockServer(insforge(), settings)).toThrow(sentence);
});

test('answers requests in flight before it restarts, and forgets what they did', async () => {
  const heard: string[] = [];
  const { mock, post } = start({}, { onMail: ({ id }) => heard.push(id) });
  const sent = Array.from({ length: 50 }, () => post(send, { email: u.email }));

  await mock.restart();

  expect(heard).toHaveLength(50);
  expect((await Promise.all(sent)).every(({ status }) => status === 202)).toBe(true);
  expect(heard).toHaveLength(50);
  expect(await mock.outbox.list()).toEqual([]);
});

test('answers from the new state what is asked while it restarts', async () => {
  const { mock, post } = start();
  await mock.accounts.delete(u.email);
  const restarted = mock.restart();

  expect((await post(sessions, { email: u.email, password: u.password })).status).toBe(200);
  await restarted;
});

test('does not wait with a restart for a request that waits out a delay', async () => {
  const { mock } = start({}, { delays: 600_000 });
  const gone = new AbortController();
  const waiting = mock.fetch(sessions, { signal: gone.signal });

  await mock.restart();

  gone.abort();
  await expect(waiting).rejects.toThrow('aborted');
});

test('answers a request whose mail makes the listener throw', async () => {
  const complaints = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => complaints.mockRestore());
  const { mock, post } = start(
    {},
    {
      onMail: () => {
        throw new Error('mine');
      },
    },
  );

  expect((await post(send, { email: u.email })).status).toBe(202);
  expect(await mock.outbox.list()).toHaveLength(1);
  expect(complaints).toHaveBeenCalledOnce();
});
