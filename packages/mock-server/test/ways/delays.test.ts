import { expect, onTestFinished, test, vi } from 'vitest';
import { start, u } from '../insforge/world.ts';

const config = '/api/auth/public-config';

function withFakeTimers(): void {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
}

test('answers at once unless told otherwise', async () => {
  withFakeTimers();

  expect((await start().get(config)).status).toBe(200);
});

test('answers after the delay and not before', async () => {
  const { mock, get } = start({}, { delays: 1_500 });
  await mock.accounts.list();
  withFakeTimers();
  const answered = vi.fn();
  const answer = get(config).then(answered);

  await vi.advanceTimersByTimeAsync(1_499);
  expect(answered).not.toHaveBeenCalled();

  await vi.advanceTimersByTimeAsync(1);
  await answer;
  expect(answered).toHaveBeenCalledOnce();
});

test('takes another delay while it runs, and the first one again after a restart', async () => {
  const { mock, get } = start();
  mock.delays.set(1);

  expect(mock.delays.get()).toBe(1);
  expect((await get(config)).status).toBe(200);

  await mock.restart();
  expect(mock.delays.get()).toBe('off');
});

test('lets go of a caller that does not wait for its delay', async () => {
  const { mock } = start({}, { delays: 600_000 });

  await expect(mock.fetch(config, { signal: AbortSignal.timeout(1) })).rejects.toThrow('aborted due to timeout');
});

test('does nothing for a caller that has already gone', async () => {
  const { mock } = start();
  const body = new URLSearchParams({ email: u.email });

  const sent = mock.fetch('/api/auth/email/send-reset-password', { method: 'POST', body, signal: AbortSignal.abort() });

  await expect(sent).rejects.toThrow('aborted');
  expect(await mock.outbox.list()).toEqual([]);
});

test.each([-1, Number.NaN, 600_001])('refuses %d as a delay', (delays) => {
  const { mock } = start();

  const refusal = /^Expected 'off', 'real' or milliseconds up to 600000 as delays, not /;
  expect(() => mock.delays.set(delays)).toThrow(refusal);
  expect(() => start({}, { delays })).toThrow(refusal);
});
