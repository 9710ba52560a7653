import type { CallOptions } from '../client/options.ts';
import type { Result } from '../client/result.ts';
import { mapData } from '../client/result.ts';
import type { ResetFacts } from './backend-words.ts';
import { type Known, knownOf, need } from './known.ts';
import type { Keep, TakeConfirm } from './take.ts';
import type { ResetState } from './types.ts';

/** What the password is set with. */
export type Confirming = Known & { readonly token: string; readonly newPassword: string };

/** Gets a session for a token that is none yet. It has to `keep` the state with it: the token is used up then, and the password may be refused. */
export type Trade = (
  input: Confirming,
  options: CallOptions | undefined,
  state: ResetState,
  keep: Keep,
) => Promise<Result<Confirming>>;

/** The step `confirm`. */
export function confirmStep(
  facts: ResetFacts,
  confirm: (input: Confirming, options?: CallOptions) => Promise<Result<unknown>>,
  trade?: Trade,
): TakeConfirm {
  return async ({ newPassword, token }, options, { state }, keep) => {
    if (typeof newPassword !== 'string') throw new TypeError('newPassword must be a string');
    const known = knownOf(state, token);
    const given = { ...known, token: need(known.token, 'token'), newPassword };
    const traded = await trade?.(given, options, state, keep);
    if (traded?.error) return traded;
    const step = traded?.data ?? given;
    return mapData(await confirm(step, options), () => {
      const { session } = step;
      const signedIn = facts.signedInAfterwards && !!session;
      return { backend: state.backend, step: 'done', signedIn, ...(session && { session }) };
    });
  };
}
