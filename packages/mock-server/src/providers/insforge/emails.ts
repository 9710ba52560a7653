import { isoTime } from '../../core/clock.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import type { Mail } from '../../core/message.ts';
import { secrets } from './policy.ts';
import type { Purpose } from './secrets.ts';

/** The variable parts of a mail. Subjects are InsForge's, bodies are ours. */
export interface MailContent {
  readonly to: string;
  /** The profile's name, or `User`. */
  readonly name: string;
  readonly expiresAt: number;
}

const kinds = { RESET_PASSWORD: 'password-reset', VERIFY_EMAIL: 'verification', SIGN_IN: 'sign-in' } as const;
const purposes = {
  RESET_PASSWORD: 'reset your password',
  VERIFY_EMAIL: 'verify your email',
  SIGN_IN: 'sign in',
} as const;

/** The mail with six digits. */
export function codeMail(purpose: Purpose, code: string, { to, name, expiresAt }: MailContent): Mail {
  const minutes = (purpose === 'SIGN_IN' ? secrets.signInCodeLifetimeMs : secrets.codeLifetimeMs) / 60_000;
  const sentence = `Use this code to ${purposes[purpose]}. It expires in ${minutes} minutes.`;
  return {
    to,
    kind: kinds[purpose],
    subject: subjectOf(purpose, code),
    text: `Hello ${name},\n\n${sentence}\n\n    ${code}\n`,
    html: page(name, `<p>${sentence}</p><p style="font-size:2em;letter-spacing:.2em"><strong>${code}</strong></p>`),
    code,
    expiresAt: isoTime(expiresAt),
  };
}

/** The mail with a link. */
export function linkMail(purpose: Purpose, link: string, token: string, { to, name, expiresAt }: MailContent): Mail {
  const hours = secrets.tokenLifetimeMs / 3_600_000;
  const sentence = `Follow this link to ${purposes[purpose]}. It expires in ${hours} hours.`;
  return {
    to,
    kind: kinds[purpose],
    subject: subjectOf(purpose, ''),
    text: `Hello ${name},\n\n${sentence}\n\n    ${link}\n`,
    html: page(name, `<p>${sentence}</p><p><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>`),
    link,
    token,
    expiresAt: isoTime(expiresAt),
  };
}

function subjectOf(purpose: Purpose, code: string): string {
  switch (purpose) {
    case 'RESET_PASSWORD':
      return 'Reset your password';
    case 'VERIFY_EMAIL':
      return 'Verify your email';
    case 'SIGN_IN':
      return `${code} is your verification code`;
  }
}

function page(name: string, content: string): string {
  return `<p>Hello ${escapeHtml(name)},</p>${content}`;
}
