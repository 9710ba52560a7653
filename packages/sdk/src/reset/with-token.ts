import type { Result } from '../client/result.ts';
import { failed } from '../client/result.ts';
import type { Proof } from './backend-words.ts';

/** The same result, unless it is a proof that nothing can be done with. */
export function withToken<Found extends Proof>(result: Result<Found>): Result<Found> {
  if (result.error || Object(result.data).token) return result;
  return failed({ kind: 'unexpected-response', message: 'The answer has no token' }, result.response);
}
