import type { CallOptions } from '../client/options.ts';
import type { Result } from '../client/result.ts';
import { mapData } from '../client/result.ts';
import type { ResetFacts } from './backend.ts';
import type { ResetState } from './state.ts';
import type { ConfirmFunction, SetState } from './step.ts';
import { required, type TokenData, tokenDataFor } from './token-data.ts';

/** What the password is set with. */
export type ConfirmInput = TokenData & { readonly token: string; readonly newPassword: string };

/**
 * Exchanges the token of a link for a session. It has to call `setState` with the session, because the link's token is used up
 * then, and the password may still be refused.
 */
export type OpenSession = (
  input: ConfirmInput,
  options: CallOptions | undefined,
  state: ResetState,
  setState: SetState,
) => Promise<Result<ConfirmInput>>;

/** The step `confirm`. */
export function confirmStep(
  facts: ResetFacts,
  confirm: (input: ConfirmInput, options?: CallOptions) => Promise<Result<unknown>>,
  openSession?: OpenSession,
): ConfirmFunction {
  return async ({ newPassword, token }, options, { state }, setState) => {
    if (typeof newPassword !== 'string') throw new TypeError('newPassword must be a string');
    const data = tokenDataFor(state, token);
    const given = { ...data, token: required(data.token, 'token'), newPassword };
    const opened = await openSession?.(given, options, state, setState);
    if (opened?.error) return opened;
    const input = opened?.data ?? given;
    return mapData(await confirm(input, options), () => {
      const { session } = input;
      const signedIn = facts.signedInAfterwards && !!session;
      return { backend: state.backend, step: 'done', signedIn, ...(session && { session }) };
    });
  };
}
