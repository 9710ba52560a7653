import type { CallOptions } from '../client/options.ts';
import type { Result } from '../client/result.ts';
import { mapData } from '../client/result.ts';
import type { ResetFacts } from './backend.ts';
import type { ResetState } from './state.ts';
import type { ConfirmFunction, SetState } from './step.ts';
import { required, type TokenData, tokenDataFor } from './token-data.ts';

/** The token of a reset, and what is known of it. */
export type GivenToken = TokenData & { readonly token: string };

/** What the password is set with. */
export type ConfirmInput = GivenToken & { readonly newPassword: string };

/**
 * Exchanges the token of a link for a session. It has to call `setState` with the session, because the link's token is used up
 * then, and the password may still be refused.
 */
export type OpenSession = (
  given: GivenToken,
  options: CallOptions | undefined,
  state: ResetState,
  setState: SetState,
) => Promise<Result<GivenToken>>;

/** The step `confirm`. */
export function confirmStep(
  facts: ResetFacts,
  confirm: (input: ConfirmInput, options?: CallOptions) => Promise<Result<unknown>>,
  openSession?: OpenSession,
): ConfirmFunction {
  return async ({ newPassword, token }, options, { state }, setState) => {
    if (typeof newPassword !== 'string') throw new TypeError('newPassword must be a string');
    const data = tokenDataFor(state, token);
    const given = { ...data, token: required(data.token, 'token') };
    const opened = await openSession?.(given, options, state, setState);
    if (opened?.error) return opened;
    const input = { ...(opened?.data ?? given), newPassword };
    return mapData(await confirm(input, options), () => {
      const { session } = input;
      const signedIn = facts.signedInAfterwards && !!session;
      return { backend: state.backend, step: 'done', signedIn, ...(session && { session }) };
    });
  };
}
