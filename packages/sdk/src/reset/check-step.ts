import type { CallOptions } from '../client/options.ts';
import type { Result } from '../client/result.ts';
import { mapData, succeeded } from '../client/result.ts';
import { knownOf, need, readyAfter } from './known.ts';
import type { TakeCheck } from './take.ts';

/** The step `check` of a backend that can look at a token without using it up. `emailOf` says whose it is, where the answer tells. */
export function checkStep<Answer>(
  check: (token: string, options?: CallOptions) => Promise<Result<Answer>>,
  emailOf?: (answer: Answer) => string | undefined,
): TakeCheck {
  return async (given, options, { state }) => {
    const known = knownOf(state, given);
    const token = need(known.token, 'token');
    if (state.step === 'ready' && known.checked) return succeeded(state);
    return mapData(await check(token, options), (answer) => {
      const email = emailOf?.(answer);
      return readyAfter(state, { ...known, token, ...(email && { email }), checked: true });
    });
  };
}
