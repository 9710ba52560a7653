import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { tryCode } from '../verification-codes.ts';

/** `POST /contact-channels/verify/check-code`: checks a code without using it up. It counts as an attempt. */
export async function checkEmailVerificationCode(
  { body }: Request<'checkEmailVerificationCode'>,
  backend: Backend,
): Promise<Reply<'checkEmailVerificationCode'>> {
  const tried = await tryCode(backend, authOf(backend).project.shown.id, 'verification', body.code, 'look');
  return 'refusal' in tried ? tried.refusal : { status: 200, body: { is_code_valid: true } };
}
