import type { Backend } from './backend.ts';
import { deliver } from './deliver.ts';
import { otpMail } from './emails.ts';
import { type Failure, failure } from './errors.ts';
import { isAddress } from './is-address.ts';
import type { OtpPurpose } from './otp-purpose.ts';
import { findByEmail } from './users.ts';
import { otpIdentifier, removeVerification, writeVerification } from './verifications.ts';

/** The answer, the same whether digits were mailed or not. */
type Sent = { readonly status: 200; readonly body: { readonly success: true } };

/** Mails digits for a reset to the account with this address, if there is one. */
export async function sendResetOtp(backend: Backend, typed: string): Promise<Sent | Failure<400, 'INVALID_EMAIL'>> {
  const email = typed.toLowerCase();
  if (backend.options.version !== '1.7.1' && !isAddress(email)) return failure(400, 'INVALID_EMAIL');
  return sendOtpIf((await findByEmail(backend, email)) !== undefined, backend, 'forget-password', email);
}

/** Mails digits if `isMeant`. If not, removes earlier ones for the same address, as better-auth does. */
export async function sendOtpIf(isMeant: boolean, backend: Backend, purpose: OtpPurpose, email: string): Promise<Sent> {
  if (isMeant) await sendOtp(backend, purpose, email);
  else await removeVerification(backend, otpIdentifier(purpose, email));
  return { status: 200, body: { success: true } };
}

/** Mails digits for a purpose to an address. Earlier ones for the same purpose are void. */
export async function sendOtp(backend: Backend, purpose: OtpPurpose, email: string): Promise<void> {
  const { options, random, codes } = backend;
  const digits = (await codes.take(options.otpLength)) ?? random.digits(options.otpLength);
  const written = await writeVerification(backend, otpIdentifier(purpose, email), digits, options.otpExpiresIn);
  const name = (await findByEmail(backend, email))?.name ?? '';
  await deliver(backend, otpMail({ email, name }, purpose, written));
}
