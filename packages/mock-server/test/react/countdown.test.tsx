// @vitest-environment jsdom
import { usePasswordReset } from '@resetkit/sdk/react';
import { act, cleanup, render, renderHook, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { email } from '../flow/world.ts';
import { openInsforge } from './insforge.ts';
import { ResetPage } from './reset-page.tsx';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const again = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Again/ });
const shown = () => [again().textContent, again().disabled];
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

/** A flow whose next mail may be asked for in so many milliseconds. */
function waiting(ms: number) {
  const { flow, ...rest } = openInsforge('real');
  return {
    ...rest,
    reset: flow({ state: { backend: 'InsForge', step: 'sent', next: 'code', email, resendAt: Date.now() + ms } }),
  };
}

test('counts down second by second, and lets one ask again at 0', async () => {
  const { reset } = waiting(2_500);
  render(<ResetPage flow={reset} />, { wrapper: StrictMode });
  const seen = [shown()];

  for (const ms of [499, 1, 999, 1, 999, 1]) {
    await pass(ms);
    seen.push(shown());
  }

  expect(seen).toEqual([
    [`Again to ${email} in 3 s`, true],
    [`Again to ${email} in 3 s`, true],
    [`Again to ${email} in 2 s`, true],
    [`Again to ${email} in 2 s`, true],
    [`Again to ${email} in 1 s`, true],
    [`Again to ${email} in 1 s`, true],
    [`Again to ${email} in 0 s`, false],
  ]);
  expect(vi.getTimerCount()).toBe(0);
});

test('has one timer, however many components there are, and none when the last is gone', () => {
  const { reset } = waiting(60_000);

  const { rerender, unmount } = render(
    <>
      <ResetPage flow={reset} />
      <ResetPage flow={reset} />
    </>,
    { wrapper: StrictMode },
  );
  const two = vi.getTimerCount();
  rerender(<ResetPage flow={reset} />);
  const one = vi.getTimerCount();
  unmount();

  expect([two, one, vi.getTimerCount()]).toEqual([1, 1, 0]);
});

test('is right at once when a component comes back after a while', async () => {
  const { reset } = waiting(60_000);
  render(<ResetPage flow={reset} />).unmount();

  await pass(45_000);
  render(<ResetPage flow={reset} />);

  expect(shown()).toEqual([`Again to ${email} in 15 s`, true]);
});

test('starts with the next mail', async () => {
  const { reset } = waiting(0);
  render(<ResetPage flow={reset} />, { wrapper: StrictMode });

  await act(async () => again().click());
  await pass(10_000);

  expect(shown()).toEqual([`Again to ${email} in 50 s`, true]);
});

test('starts at the waiting time that the backend asks for, even if another one was running', async () => {
  const { reset, mock } = waiting(0);
  render(<ResetPage flow={reset} />, { wrapper: StrictMode });
  await mock.fetch('/api/auth/email/send-reset-password', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email }),
  });

  await act(async () => again().click());
  await pass(10_000);

  expect(screen.getByRole('alert').textContent).toBe('rate-limited');
  expect(shown()).toEqual([`Again to ${email} in 50 s`, true]);
});

test('runs from the first request on, if that was refused because there were too many', async () => {
  const { flow, mock } = openInsforge('real');
  await mock.fetch('/api/auth/email/send-reset-password', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email }),
  });
  const reset = flow();
  const { result } = renderHook(() => usePasswordReset(reset));
  const seen = () => [
    result.current.status,
    'canResend' in result.current && [result.current.resendInSeconds, result.current.canResend],
  ];
  const before = seen();

  await act(async () => result.current.actions.request({ email }));
  const after = seen();
  await pass(10_000);
  const later = seen();
  await pass(50_000);

  expect([before, after, later, seen()]).toEqual([
    ['idle', [0, false]],
    ['idle', [60, false]],
    ['idle', [50, false]],
    ['idle', [0, true]],
  ]);
});
