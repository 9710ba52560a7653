import type { CallOptions } from '../client/options.ts';
import type { Result } from '../client/result.ts';
import { mapData } from '../client/result.ts';
import type { Proof } from './backend-words.ts';
import { type Known, need, readyAfter } from './known.ts';
import type { TakeExchange } from './take.ts';
import { withToken } from './with-token.ts';

/** The step `exchange` of a backend that mails digits. */
export function exchangeStep(
  exchange: (input: { code: string; email: string }, options?: CallOptions) => Promise<Result<Proof>>,
): TakeExchange {
  return async (code, options, { state }) => {
    const known: Known = state;
    const email = need(options?.email ?? known.email, 'email');
    // Digits are copied with spaces, and mails show them with some.
    const result = await exchange({ code: `${code}`.replace(/\s/g, ''), email }, options);
    return mapData(withToken(result), (proof) => readyAfter(state, { email, ...proof }));
  };
}
