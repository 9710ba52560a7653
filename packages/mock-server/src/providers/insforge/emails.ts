import { isoTime } from '../../core/clock.ts';
import type { FilledMail, MailKind, MailValues } from '../../core/message.ts';
import type { MailTemplate } from './mail-bodies.ts';
import type { Purpose } from './secrets.ts';

/** The variable parts of a mail. */
export interface MailContent {
  readonly to: string;
  /** `name`: the profile's name, or `User`. */
  readonly values: MailValues;
  readonly expiresAt: number;
}

interface Form {
  readonly kind: MailKind;
  readonly subject: (code: string) => string;
  readonly code: MailTemplate;
  /** Absent for what is mailed as a code only. */
  readonly link?: MailTemplate;
}

/** Subjects and names of templates are InsForge's. */
const forms = {
  RESET_PASSWORD: {
    kind: 'password-reset',
    subject: () => 'Reset your password',
    code: 'reset-password-code',
    link: 'reset-password-link',
  },
  VERIFY_EMAIL: {
    kind: 'verification',
    subject: () => 'Verify your email',
    code: 'email-verification-code',
    link: 'email-verification-link',
  },
  SIGN_IN: { kind: 'sign-in', subject: (code) => `${code} is your verification code`, code: 'request-otp' },
} as const satisfies Record<Purpose, Form>;

/** The purposes that links are mailed for. */
export type LinkPurpose = Exclude<Purpose, 'SIGN_IN'>;

/** The mail with six digits. */
export function codeMail(purpose: Purpose, code: string, { to, values, expiresAt }: MailContent): FilledMail {
  const { kind, subject, code: template } = forms[purpose];
  return { to, kind, subject: subject(code), template, values, code, expiresAt: isoTime(expiresAt) };
}

/** The mail with a link. */
export function linkMail(
  purpose: LinkPurpose,
  link: string,
  token: string,
  { to, values, expiresAt }: MailContent,
): FilledMail {
  const { kind, subject, link: template } = forms[purpose];
  return { to, kind, subject: subject(), template, values, link, token, expiresAt: isoTime(expiresAt) };
}
