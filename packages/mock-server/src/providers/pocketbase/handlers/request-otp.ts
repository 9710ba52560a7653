import type { Reply } from '../backend.ts';
import { failure } from '../errors.ts';

/** `POST /api/collections/{collection}/request-otp`: refused, as by every collection of a new server. */
export async function requestOTP(): Promise<Reply<'requestOTP'>> {
  return failure(403, 'The collection is not configured to allow OTP authentication.');
}
