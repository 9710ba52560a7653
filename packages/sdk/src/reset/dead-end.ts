import type { AnyFailure } from '../client/error.ts';
import type { ResetFacts } from './backend-words.ts';

/**
 * Kinds of errors that stay, whatever is sent: `invalid-token`, `expired-token`, `used-token`, `too-many-attempts`, `unknown-account`,
 * `password-login-disabled`, and `unauthorized`, which is what Supabase says of a session that is over.
 */
const DEAD = /-token$|^too-many|^un(authorized|known-account)$|-disabled$/;

/**
 * Whether a step cannot be taken again with something better, since its secret is no good any more, or never was: then only another
 * mail helps. Mistyped digits are no dead end, nor is what a second try may get right.
 *
 * @param facts of the flow: whether a weak password burns the token is another matter for each backend
 * @example
 * const { error } = await reset.confirm({ newPassword });
 * if (error && isDeadEnd('confirm', error, reset.facts)) reset.restart();
 */
export function isDeadEnd(
  step: 'request' | 'exchange' | 'check' | 'confirm',
  { kind, status }: AnyFailure,
  facts: ResetFacts,
): boolean {
  // Without a status it was not sent, so the token lives.
  if (kind === 'weak-password') return facts.weakPasswordBurnsToken && status !== undefined;
  // A mail can be asked for again, and digits can be mistyped.
  return step !== 'request' && DEAD.test(kind) && !(step === 'exchange' && kind === 'invalid-token');
}
