import type { CallOptions } from '../client/options.ts';
import { mapData } from '../client/result.ts';
import type { StepResult } from '../client/step-result.ts';
import type { ResetFacts } from './backend-words.ts';
import { need, readyWith } from './known.ts';
import type { Keep, Machine } from './machine.ts';
import type { ResetDone, ResetReady, ResetState, ResetSteps } from './types.ts';

/** What the password is set with. */
export type Confirming = Partial<ResetReady> & { readonly token: string; readonly newPassword: string };

/**
 * The step `confirm`. `trade` gets a session for a token that is none yet; it has to `keep` the state with it, because a token that
 * was traded is used up, and the password may be refused.
 */
export function confirmStep(
  facts: ResetFacts,
  confirm: (input: Confirming, options?: CallOptions) => Promise<StepResult<unknown>>,
  trade?: (
    input: Confirming,
    options: CallOptions | undefined,
    state: ResetState,
    keep: Keep,
  ) => Promise<StepResult<Confirming>>,
): (machine: Machine) => ResetSteps<never>['confirm'] {
  return (machine) => (input, how) =>
    machine.step(['confirm', input], how?.signal, async (keep) => {
      const { newPassword, token } = input;
      if (typeof newPassword !== 'string') throw new TypeError('newPassword has to be a string');
      const { state } = machine;
      const known = readyWith(state, token);
      const given: Confirming = { ...known, token: need(known.token, 'token'), newPassword };
      const traded = await trade?.(given, how, state, keep);
      if (traded?.error) return traded;
      const step = traded?.data ?? given;
      return mapData(await confirm(step, how), (): ResetDone => {
        const { session } = step;
        const signedIn = facts.signedInAfterwards && !!session;
        return { backend: state.backend, step: 'done', signedIn, ...(session && { session }) };
      });
    });
}
