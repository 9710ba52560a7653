import type { CallOptions } from '../client/options.ts';
import type { Result } from '../client/result.ts';
import { mapData } from '../client/result.ts';
import { normalizeCode } from './normalize-code.ts';
import type { Proof } from './proof.ts';
import type { ExchangeFunction } from './step.ts';
import { readyState, required, type TokenData } from './token-data.ts';
import { withToken } from './with-token.ts';

/** The step `exchange`, for a backend that mails codes. */
export function exchangeStep(
  exchange: (input: { code: string; email: string }, options?: CallOptions) => Promise<Result<Proof>>,
): ExchangeFunction {
  return async (code, options, { state }) => {
    const data: TokenData = state;
    const email = required(options?.email ?? data.email, 'email');
    const result = await exchange({ code: normalizeCode(`${code}`), email }, options);
    return mapData(withToken(result), (proof) => readyState(state, { email, ...proof }));
  };
}
