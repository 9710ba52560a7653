import { insforge } from '@resetkit/mock-server/insforge';
import { mockTest } from '@resetkit/mock-server/vitest';
import { createPasswordReset } from '@resetkit/sdk';
import { createClient } from '@resetkit/sdk/insforge';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { SendAgain } from './send-again.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const email = 'ada@example.com';
const test = mockTest(insforge(), { limits: 'real', seed: [{ email, password: 'old-password' }] });

/** Clicks, and lets `ms` milliseconds pass for the page, its timers and the backend. */
const click = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

test('one advance moves the countdown of the page and the wait of the backend', async ({ mock }) => {
  const client = createClient({ baseUrl: mock.baseUrl, fetch: mock.fetch });
  render(<SendAgain flow={createPasswordReset(client)} email={email} />);
  click('Send');
  await pass(100);
  expect(screen.getByRole('button').textContent).toBe('Send it again in 60 s');

  await pass(30_000);
  expect(screen.getByRole('button').textContent).toBe('Send it again in 30 s');
  await pass(30_000);
  click('Send it again');
  await pass(100);

  expect(await mock.outbox.list({ to: email })).toHaveLength(2);
});
