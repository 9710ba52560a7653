import type { AnyFailure } from '../client/error.ts';
import type { ResetFacts } from './backend.ts';

/** Kinds of errors after which the code or token that was sent never works: `invalid-token`, `expired-token`, `used-token`, `too-many-attempts`, `session-ended`. */
const DEAD = /-token$|^too-many|^session-/;

/** Kinds of errors that neither another try nor another mail changes: `account-disabled`, `password-login-disabled`, `unknown-account`. */
const BLOCKED = /-disabled$|^unknown-acc/;

/**
 * Whether only another mail helps: the code or token of a step does not work any more, or never did. It is `false`
 *
 * - if the same step may work with other input, or later: a mistyped code, a weak password, no connection;
 * - if no mail helps: `account-disabled`, `password-login-disabled` and `unknown-account` end the reset, `second-factor-required`
 *   asks for a code of the second factor, `unauthorized` and `not-configured` are for whoever runs the app. Show the error.
 *
 * @param facts of the flow: whether a weak password uses the token up differs between backends
 * @example
 * const { error } = await reset.confirm({ newPassword });
 * if (error && isDeadEnd('confirm', error, reset.facts)) reset.restart();
 */
export function isDeadEnd(
  step: 'request' | 'exchange' | 'check' | 'verifySecondFactor' | 'confirm',
  { kind, status }: AnyFailure,
  facts: ResetFacts,
): boolean {
  // Without a status it was not sent, so the token still works.
  if (kind === 'weak-password') return facts.weakPasswordBurnsToken && status !== undefined;
  // A mail can be requested again, and a code can be mistyped.
  return step !== 'request' && DEAD.test(kind) && !(/^(exch|verify)/.test(step) && kind === 'invalid-token');
}

/** Whether the account cannot be reset at all, so that a page must not offer another mail. @internal */
export function isBlocked({ kind }: AnyFailure): boolean {
  return BLOCKED.test(kind);
}
