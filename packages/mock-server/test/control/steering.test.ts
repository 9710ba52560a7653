import { insforge as provider } from '@resetkit/mock-server/insforge';
import { expect, test } from 'vitest';
import { failure, mailedCode, u } from '../insforge/world.ts';
import { controlling, problem } from './controlling.ts';

const send = '/api/auth/email/send-reset-password';

test('shows every option, defaults filled in', async () => {
  const { control, mock } = await controlling({ passwordMinLength: 8 });

  expect(await control('GET', '/insforge/options')).toEqual({
    status: 200,
    body: { ...provider().options, passwordMinLength: 8 },
  });
  expect(await mock.options.get()).toEqual({ ...provider().options, passwordMinLength: 8 });
});

test('changes the options that are named, from the next request on', async () => {
  const { control, insforge, mock } = await controlling();
  const changed = { ...provider().options, resetPasswordMethod: 'link' };

  expect(await control('PATCH', '/insforge/options', { resetPasswordMethod: 'link' })).toEqual({
    status: 200,
    body: changed,
  });

  expect(await mock.options.get()).toEqual(changed);
  expect(await insforge.post(send, { email: u.email })).toEqual(
    failure(400, 'INVALID_INPUT', 'redirectTo is required when link-based password reset is enabled'),
  );
});

test.each([
  [
    { passwordMinLength: 8, resetMethod: 'link' },
    `InsForge has no option "resetMethod". Known: ${Object.keys(provider().options).join(', ')}.`,
  ],
  [
    { requireNumber: true, resetPasswordMethod: 'sms' },
    expect.stringMatching(/^InsForge option "resetPasswordMethod": .+\.$/),
  ],
  [[], 'Expected an object of InsForge options, not [].'],
  ['{', 'Expected a body of JSON.'],
])('refuses the options %j, and changes nothing', async (body, detail) => {
  const { control, mock } = await controlling();

  expect(await control('PATCH', '/insforge/options', body)).toEqual(problem(400, 'Bad Request', detail));
  expect(await mock.options.get()).toEqual(provider().options);
});

test('tells the time and lets it pass', async () => {
  const { control, insforge, mock } = await controlling();
  const code = await mailedCode({ ...insforge, mock });

  expect(await control('GET', '/insforge/clock')).toEqual({
    status: 200,
    body: { now: '2026-01-02T03:04:05.000Z', frozen: true },
  });
  const later = { status: 200, body: { now: '2026-01-02T03:20:05.000Z', frozen: true } };
  expect(await control('POST', '/insforge/clock', { advanceMs: 960_000 })).toEqual(later);
  expect(await control('GET', '/insforge/clock')).toEqual(later);
  expect(await insforge.post('/api/auth/email/exchange-reset-password-token', { email: u.email, code })).toEqual(
    failure(400, 'INVALID_INPUT', 'Invalid or expired verification code'),
  );
});

test.each([
  [{ advanceMs: -1 }, 'advanceMs: expected 0 or more.'],
  [{ advanceMs: '16m' }, 'advanceMs: expected number.'],
  [{ advanceMs: 1, by: 'hand' }, 'body: unknown: by. Known: advanceMs, to, frozen.'],
  [{}, 'Expected one of { advanceMs }, { to } and { frozen } as a change of the clock.'],
  [undefined, 'Expected one of { advanceMs }, { to } and { frozen } as a change of the clock.'],
])('refuses to let %j pass', async (body, detail) => {
  const { control } = await controlling();

  expect(await control('POST', '/insforge/clock', body)).toEqual(problem(400, 'Bad Request', detail));
  expect(await control('GET', '/insforge/clock')).toEqual({
    status: 200,
    body: { now: '2026-01-02T03:04:05.000Z', frozen: true },
  });
});

test('refuses to let more time pass than there is', async () => {
  const { control } = await controlling();

  const { status } = await control('POST', '/insforge/clock', { advanceMs: 1e300 });

  expect(status).toBe(400);
  expect(await control('GET', '/insforge/clock')).toEqual({
    status: 200,
    body: { now: '2026-01-02T03:04:05.000Z', frozen: true },
  });
});

test('starts afresh: accounts, mails, options, clock and limits as they were', async () => {
  const { control, insforge, mock } = await controlling({ passwordMinLength: 7 }, { limits: { send: { max: 1 } } });
  const before = await control('GET', '/insforge/accounts');
  await insforge.post(send, { email: u.email });
  await control('POST', '/insforge/accounts', { email: 'bob@example.com' });
  await control('DELETE', `/insforge/accounts/${u.email}`);
  await control('PATCH', '/insforge/options', { passwordMinLength: 20 });
  await control('POST', '/insforge/clock', { advanceMs: 86_400_000 });
  mock.limits.set('off');

  expect(await control('POST', '/insforge/restart', 'not even JSON')).toEqual({ status: 204, body: undefined });

  const after = await control('GET', '/insforge/accounts');
  expect(after).toEqual({
    status: 200,
    body: { accounts: [{ ...Object(before.body).accounts[0], id: expect.any(String) }] },
  });
  expect(await control('GET', '/insforge/outbox')).toEqual({ status: 200, body: { messages: [] } });
  expect(await control('GET', '/insforge/options')).toMatchObject({ body: { passwordMinLength: 7 } });
  expect(await control('GET', '/insforge/clock')).toEqual({
    status: 200,
    body: { now: '2026-01-02T03:04:05.000Z', frozen: true },
  });
  const statuses = [await insforge.post(send, { email: u.email }), await insforge.post(send, { email: u.email })];
  expect(statuses.map(({ status }) => status)).toEqual([202, 429]);
});
