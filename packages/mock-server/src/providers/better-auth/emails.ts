import { isoTime } from '../../core/clock.ts';
import type { FilledMail } from '../../core/message.ts';
import type { User } from './user.ts';
import type { Verification } from './verifications.ts';

/** The mail with a reset link, as an app may write it in `sendResetPassword`. */
export function resetMail({ email, name }: User, link: string, token: string, { expiresAt }: Verification): FilledMail {
  return {
    to: email,
    kind: 'password-reset',
    subject: 'Reset your password',
    template: 'reset-password',
    values: valuesOf(name),
    link,
    token,
    expiresAt: isoTime(expiresAt),
  };
}

/** The mail with digits for a reset, as an app may write it in `sendVerificationOTP`. */
export function otpMail({ email, name }: User, { value, expiresAt }: Verification): FilledMail {
  return {
    to: email,
    kind: 'password-reset',
    subject: 'Reset your password',
    template: 'reset-password-otp',
    values: valuesOf(name),
    code: value,
    expiresAt: isoTime(expiresAt),
  };
}

function valuesOf(name: string): { readonly name?: string } {
  return name === '' ? {} : { name };
}
