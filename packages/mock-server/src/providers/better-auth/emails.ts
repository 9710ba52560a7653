import { isoTime } from '../../core/clock.ts';
import type { FilledMail } from '../../core/message.ts';
import type { OtpPurpose } from './otp-purpose.ts';
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

/** The mail with a link that verifies an address, as an app may write it in `sendVerificationEmail`. */
export function verificationMail({ email, name }: User, link: string, token: string, expiresAt: number): FilledMail {
  return {
    to: email,
    kind: 'verification',
    subject: 'Verify your email address',
    template: 'verify-email',
    values: valuesOf(name),
    link,
    token,
    expiresAt: isoTime(expiresAt),
  };
}

/** The mail with digits, as an app may write it in `sendVerificationOTP`. */
export function otpMail(
  { email, name }: Pick<User, 'email' | 'name'>,
  purpose: OtpPurpose,
  { value, expiresAt }: Verification,
): FilledMail {
  return {
    to: email,
    ...otpMails[purpose],
    values: valuesOf(name),
    code: value,
    expiresAt: isoTime(expiresAt),
  };
}

const otpMails: Readonly<Record<OtpPurpose, Pick<FilledMail, 'kind' | 'subject' | 'template'>>> = {
  'forget-password': { kind: 'password-reset', subject: 'Reset your password', template: 'reset-password-otp' },
  'sign-in': { kind: 'sign-in', subject: 'Sign in', template: 'sign-in-otp' },
  'email-verification': {
    kind: 'verification',
    subject: 'Verify your email address',
    template: 'verify-email-otp',
  },
};

function valuesOf(name: string): { readonly name?: string } {
  // People may set any value as their name.
  return name ? { name: String(name) } : {};
}
