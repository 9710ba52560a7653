import type { Backend, Reply, Request } from '../backend.ts';
import { invalid } from '../errors.ts';
import { emailError } from '../field-errors.ts';
import { mailOtp } from '../mail-otp.ts';
import { findByEmail, newId } from '../records.ts';

/** `POST /api/collections/{collection}/request-otp`: mails digits to sign in. An unknown address gets an id, too. */
export async function requestOTP(
  { body: { email }, baseUrl }: Request<'requestOTP'>,
  backend: Backend,
): Promise<Reply<'requestOTP'>> {
  const refused = invalid({ email: emailError(email) });
  if (refused) return refused;
  const record = await findByEmail(backend, backend.collection.id, email);
  const otpId = record ? await mailOtp(backend, record, baseUrl) : newId(backend.random);
  return { status: 200, body: { otpId } };
}
