import type { Backend, Reply, Request } from '../backend.ts';
import { findCode } from '../codes.ts';
import { refused } from '../errors.ts';
import { setPassword } from '../set-password.ts';

/** `POST /v1/accounts:resetPassword`: looks at a code, or sets a password with it. */
export async function resetPassword(
  { body: { oobCode, newPassword } }: Request<'resetPassword'>,
  backend: Backend,
): Promise<Reply<'resetPassword'>> {
  if (!backend.options.allowPasswordSignup) return refused('PASSWORD_LOGIN_DISABLED');
  if (!oobCode) return refused('MISSING_OOB_CODE');
  const found = await findCode(backend, oobCode);
  if ('refusal' in found) return found.refusal;
  const { code } = found;
  const refusal = newPassword ? await setPassword(backend, code, newPassword) : undefined;
  if (refusal) return refusal;
  const { requestType, email, newEmail } = code;
  return {
    status: 200,
    body: {
      kind: 'identitytoolkit#ResetPasswordResponse',
      requestType,
      // Whoever has a sign-in link has to say its address.
      ...(requestType !== 'EMAIL_SIGNIN' && { email }),
      ...(newEmail !== undefined && { newEmail }),
    },
  };
}
