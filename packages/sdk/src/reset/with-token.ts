import type { Result } from '../client/result.ts';
import { failed } from '../client/result.ts';
import type { Proof } from './proof.ts';

/** The same result; an error if its proof has no token. */
export function withToken<Found extends Proof>(result: Result<Found>): Result<Found> {
  if (result.error || Object(result.data).token) return result;
  return failed({ kind: 'unexpected-response', message: 'The answer has no token' }, result.response);
}
