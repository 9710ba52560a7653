import { expect, onTestFinished, test, vi } from 'vitest';
import { callback, start, u } from './world.ts';

const send = '/auth/password/send-reset-code';

/** Whether the answer has come after so many milliseconds. */
async function answersWithin(ms: number, email: string): Promise<boolean> {
  const { mock, post } = start({}, { delays: 'real' });
  await mock.accounts.list();
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const answered = vi.fn();
  const answer = post(send, { email, callback_url: callback }).then(answered);
  await vi.advanceTimersByTimeAsync(ms);
  const { length } = answered.mock.calls;
  await vi.advanceTimersByTimeAsync(3_001);
  await answer;
  return length > 0;
}

test('answers a known address at once', async () => {
  expect(await answersWithin(0, u.email)).toBe(true);
});

test('takes two to three seconds for an address that nobody has', async () => {
  expect(await answersWithin(1_999, 'nobody@example.com')).toBe(false);
  expect(await answersWithin(3_000, 'nobody@example.com')).toBe(true);
});

test('makes nobody wait unless told to', async () => {
  const { post } = start();

  expect((await post(send, { email: 'nobody@example.com', callback_url: callback })).status).toBe(200);
});
