import { expect, test } from 'vitest';
import type { AnyFailure, ErrorKind } from '../client/error.ts';
import type { ResetFacts } from './backend.ts';
import { isBlocked, isDeadEnd } from './dead-end.ts';
import type { Steps } from './step.ts';

const facts: ResetFacts = {
  mail: ['link'],
  resendAfterMs: 0,
  tooSoon: 'never',
  revealsUnknownAccount: false,
  linkUsedUpBy: 'new-password',
  weakPasswordBurnsToken: false,
  otherSessions: 'stay',
  signedInAfterwards: false,
};
const burning: ResetFacts = { ...facts, weakPasswordBurnsToken: true };

function answered(kind: ErrorKind): AnyFailure {
  return { kind, message: '', status: 400, body: undefined } as AnyFailure;
}

test.each<[ErrorKind, keyof Steps]>([
  ['invalid-token', 'confirm'],
  ['invalid-token', 'check'],
  ['expired-token', 'confirm'],
  ['expired-token', 'exchange'],
  ['used-token', 'check'],
  ['too-many-attempts', 'exchange'],
  ['session-ended', 'confirm'],
])('%s of %s is a dead end', (kind, step) => {
  expect(isDeadEnd(step, answered(kind), facts)).toBe(true);
});

test.each<[ErrorKind, keyof Steps]>([
  ['invalid-token', 'exchange'],
  ['too-many-attempts', 'request'],
  ['session-ended', 'request'],
  ['weak-password', 'confirm'],
  ['same-password', 'confirm'],
  ['rate-limited', 'confirm'],
  ['network', 'confirm'],
  ['timeout', 'check'],
  ['aborted', 'exchange'],
  ['unexpected-response', 'confirm'],
  ['server-error', 'confirm'],
  ['invalid-request', 'confirm'],
  ['not-configured', 'confirm'],
  ['not-found', 'confirm'],
])('%s of %s can be tried again', (kind, step) => {
  expect(isDeadEnd(step, answered(kind), facts)).toBe(false);
});

test('a weak password is a dead end where it was sent and burns the token', () => {
  const notSent: AnyFailure = { kind: 'weak-password', message: '' };

  expect(isDeadEnd('confirm', answered('weak-password'), burning)).toBe(true);
  expect(isDeadEnd('confirm', notSent, burning)).toBe(false);
});

test.each<ErrorKind>(['account-disabled', 'unknown-account', 'password-login-disabled'])(
  '%s ends a reset, and another mail is not offered',
  (kind) => {
    expect([isDeadEnd('confirm', answered(kind), facts), isBlocked(answered(kind))]).toEqual([false, true]);
  },
);

test.each<ErrorKind>(['second-factor-required', 'captcha-failed', 'unauthorized', 'not-configured'])(
  '%s neither ends a reset nor asks for another mail',
  (kind) => {
    expect([isDeadEnd('confirm', answered(kind), facts), isBlocked(answered(kind))]).toEqual([false, false]);
  },
);
