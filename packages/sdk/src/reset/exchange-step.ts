import type { CallOptions } from '../client/options.ts';
import { mapData } from '../client/result.ts';
import type { StepResult } from '../client/step-result.ts';
import { normalizeCode } from './normalize-code.ts';
import type { Proof } from './proof.ts';
import type { ExchangeFunction } from './step.ts';
import { readyState, required, type TokenData } from './token-data.ts';
import { withToken } from './with-token.ts';

/** The step `exchange`, for a backend that mails codes. */
export function exchangeStep(
  exchange: (input: { code: string; email: string }, options?: CallOptions) => Promise<StepResult<Proof>>,
): ExchangeFunction {
  return async (code, options, { state }) => {
    const data: TokenData = state;
    const email = required(options?.email ?? data.email, 'email');
    const result = await exchange({ code: normalizeCode(`${code}`), email }, options);
    return mapData(withToken(result), (proof) => readyState(state, { email, ...proof }));
  };
}
