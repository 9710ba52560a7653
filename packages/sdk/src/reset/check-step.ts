import type { CallOptions } from '../client/options.ts';
import { mapData, succeeded } from '../client/result.ts';
import type { StepResult } from '../client/step-result.ts';
import { carried, need, readyWith } from './known.ts';
import type { Machine } from './machine.ts';
import type { CheckStep, ResetReady } from './types.ts';

/** The step `check` of a backend that can look at a token without using it up. `emailOf` says whose it is, where the answer tells. */
export function checkStep<Answer>(
  check: (token: string, options?: CallOptions) => Promise<StepResult<Answer>>,
  emailOf?: (answer: Answer) => string | undefined,
): (machine: Machine) => CheckStep['check'] {
  return (machine) => (given, how) => {
    const { state } = machine;
    const known = readyWith(state, given);
    return machine.step(['check', known.token], how?.signal, async () => {
      const token = need(known.token, 'token');
      if (state.step === 'ready' && state.token === token && state.checked) return succeeded(state);
      return mapData(await check(token, how), (answer): ResetReady => {
        const email = emailOf?.(answer);
        return { ...carried(state), ...known, token, ...(email && { email }), step: 'ready', checked: true };
      });
    });
  };
}
