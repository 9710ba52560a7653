import type { Backend } from './backend.ts';
import { deliver } from './deliver.ts';
import { otpMail } from './emails.ts';
import { type Failure, failure } from './errors.ts';
import { isAddress } from './is-address.ts';
import { findByEmail } from './users.ts';
import { otpIdentifier, removeVerification, writeVerification } from './verifications.ts';

/** Mails digits for a reset to the account with this address, if there is one. */
export async function sendResetOtp(
  backend: Backend,
  typed: string,
): Promise<{ readonly status: 200; readonly body: { readonly success: true } } | Failure<400, 'INVALID_EMAIL'>> {
  const { options, random, codes } = backend;
  const email = typed.toLowerCase();
  if (options.version !== '1.7.1' && !isAddress(email)) return failure(400, 'INVALID_EMAIL');
  const user = await findByEmail(backend, email);
  const identifier = otpIdentifier('forget-password', email);
  // Digits of an account that has been deleted meanwhile are gone.
  if (!user) await removeVerification(backend, identifier);
  else {
    const digits = (await codes.take(options.otpLength)) ?? random.digits(options.otpLength);
    const written = await writeVerification(backend, identifier, digits, options.otpExpiresIn);
    await deliver(backend, otpMail(user, written));
  }
  return { status: 200, body: { success: true } };
}
