import type { Backend } from './backend.ts';
import { type Failure, failure } from './errors.ts';
import { findVerification, isOver, putBack, removeVerification, takeVerification } from './verifications.ts';

/** Why digits are refused. */
export type OtpFailure = Failure<400, 'INVALID_OTP'> | Failure<400, 'OTP_EXPIRED'> | Failure<403, 'TOO_MANY_ATTEMPTS'>;

/**
 * Compares digits with those that were mailed. Only one of several who ask at once may compare. Right ones are used up, unless
 * they are to be `kept`; wrong ones count.
 */
export async function verifyOtp(
  backend: Backend,
  identifier: string,
  digits: string,
  kept: 'kept' | 'used-up',
): Promise<OtpFailure | undefined> {
  const found = await findVerification(backend, identifier);
  if (found && isOver(found, backend.clock.now())) {
    await removeVerification(backend, identifier);
    return failure(400, 'OTP_EXPIRED');
  }
  const taken = await takeVerification(backend, identifier);
  if (!taken) return failure(400, 'INVALID_OTP');
  if (taken.attempts >= backend.options.allowedAttempts) return failure(403, 'TOO_MANY_ATTEMPTS');
  if (taken.value !== digits) {
    await putBack(backend, identifier, { ...taken, attempts: taken.attempts + 1 });
    return failure(400, 'INVALID_OTP');
  }
  if (kept === 'kept') await putBack(backend, identifier, taken);
  return undefined;
}
