import type { CallOptions } from '../client/options.ts';
import type { Result } from '../client/result.ts';
import { mapData, succeeded } from '../client/result.ts';
import type { CheckFunction } from './step.ts';
import { readyState, required, tokenDataFor } from './token-data.ts';

/** The step `check`, for a backend that can look at a token without using it up. `emailOf` reads the account's address from the answer. */
export function checkStep<Answer>(
  check: (token: string, options?: CallOptions) => Promise<Result<Answer>>,
  emailOf?: (answer: Answer) => string | undefined,
): CheckFunction {
  return async (given, options, { state }) => {
    const data = tokenDataFor(state, given);
    const token = required(data.token, 'token');
    if (state.step === 'ready' && data.checked) return succeeded(state);
    return mapData(await check(token, options), (answer) => {
      const email = emailOf?.(answer);
      return readyState(state, { ...data, token, ...(email && { email }), checked: true });
    });
  };
}
