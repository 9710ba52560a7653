import { beforeEach, expect, test, vi } from 'vitest';
import { succeeded } from '../client/result.ts';
import type { ResetBackend, ResetFacts } from './backend.ts';
import { confirmStep } from './confirm-step.ts';
import { createPasswordReset } from './password-reset.ts';
import type { RequestInput } from './request-input.ts';
import { requestStep } from './request-step.ts';
import type { StepsWith } from './step.ts';
import { unlessTooSoon } from './unless-too-soon.ts';

// A backend that answers a second request as usual, and sends no mail: a person who is told that a mail is on its way waits for
// nothing.

const email = 'ada@example.com';
const facts: ResetFacts = {
  mail: ['link'],
  resendAfterMs: 120_000,
  tooSoon: 'not-mailed',
  revealsUnknownAccount: false,
  linkUsedUpBy: 'new-password',
  weakPasswordBurnsToken: false,
  otherSessions: 'end',
  signedInAfterwards: false,
};

/** A flow over such a backend, and the addresses that it was sent. */
function open(tooSoon: ResetFacts['tooSoon'] = 'not-mailed', state?: unknown) {
  const sent: string[] = [];
  const own = { ...facts, tooSoon };
  const request = requestStep(own, async (input: RequestInput) => {
    sent.push(input.email);
    return succeeded(undefined);
  });
  const passwordReset: ResetBackend & { readonly steps: StepsWith<RequestInput> } = {
    name: 'Silent',
    facts: own,
    linkFields: ['token'],
    readLink: ({ token }) => !!token && { token },
    steps: {
      request: tooSoon === 'not-mailed' ? unlessTooSoon(request) : request,
      confirm: confirmStep(own, async () => succeeded(undefined)),
    },
    passwordRules: async () => succeeded([]),
  };
  return { reset: createPasswordReset({ passwordReset }, { state }), sent };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  return () => vi.useRealTimers();
});

test('is not asked again before its time, and the error says how long to wait', async () => {
  const { reset, sent } = open();
  await reset.request({ email });
  vi.advanceTimersByTime(20_000);

  expect((await reset.request({ email })).error).toEqual({
    kind: 'rate-limited',
    message: 'Not sent: no other mail would come for 100 seconds',
    retryAfterMs: 100_000,
  });
  expect(sent).toEqual([email]);
  expect(reset.state).toMatchObject({ step: 'sent', resendAt: 120_000 });
});

test('is asked when the time is over', async () => {
  const { reset, sent } = open();
  await reset.request({ email });
  vi.advanceTimersByTime(120_000);

  expect((await reset.request({ email })).error).toBeUndefined();
  expect(sent).toEqual([email, email]);
});

test('is asked at once for another address', async () => {
  const { reset, sent } = open();
  await reset.request({ email });
  await reset.request({ email: 'grace@example.com' });

  expect(sent).toEqual([email, 'grace@example.com']);
});

test.each<[when: string, go: (reset: ReturnType<typeof open>['reset']) => void]>([
  ['a restart', (reset) => reset.restart()],
  ['a link was read', (reset) => reset.readLink('https://app.example.com/?token=x')],
])('is not asked too soon after %s either', async (_when, go) => {
  const { reset, sent } = open();
  await reset.request({ email });
  go(reset);

  expect((await reset.request({ email })).error?.kind).toBe('rate-limited');
  expect(sent).toEqual([email]);
});

test('is not asked too soon after a page load', async () => {
  const before = open();
  await before.reset.request({ email });
  const { reset, sent } = open('not-mailed', JSON.stringify(before.reset.state));

  expect((await reset.request({ email })).error?.kind).toBe('rate-limited');
  expect(sent).toEqual([]);
});

test('is asked at once after a new password, which ends the wait', async () => {
  const { reset, sent } = open();
  await reset.request({ email });
  await reset.confirm({ newPassword: 'Difference-Engine-1822', token: 'x' }).orThrow();

  expect((await reset.request({ email })).error).toBeUndefined();
  expect(sent).toEqual([email, email]);
});

test('a backend that refuses by itself is asked: its limits may be others', async () => {
  const { reset, sent } = open('refused');
  await reset.request({ email });
  await reset.request({ email });

  expect(sent).toEqual([email, email]);
});
