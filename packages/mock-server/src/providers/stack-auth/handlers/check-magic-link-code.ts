import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { tryCode } from '../verification-codes.ts';

/** `POST /auth/otp/sign-in/check-code`: checks a code without using it up. It counts as an attempt. */
export async function checkMagicLinkCode(
  { body }: Request<'checkMagicLinkCode'>,
  backend: Backend,
): Promise<Reply<'checkMagicLinkCode'>> {
  const tried = await tryCode(backend, authOf(backend).project.shown.id, 'otp', body.code, 'look');
  return 'refusal' in tried ? tried.refusal : { status: 200, body: { is_code_valid: true } };
}
