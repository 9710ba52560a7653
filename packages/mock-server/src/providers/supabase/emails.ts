import { isoTime } from '../../core/clock.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import type { Mail, MailKind } from '../../core/outbox.ts';

/** The kinds of mails that Supabase sends. */
export type Template = 'recovery' | 'confirmation' | 'magicLink' | 'invite' | 'emailChange' | 'reauthentication';

/** The variable parts of a mail. Subjects are GoTrue's, bodies are ours. */
export interface MailContent {
  readonly to: string;
  readonly otp: string;
  readonly expiresAt: number;
  /** Absent in the mail that carries only a nonce. */
  readonly link?: { readonly url: string; readonly token: string };
}

interface Words {
  readonly kind: MailKind;
  readonly subject: string;
  readonly purpose: string;
}

const words: Readonly<Record<Template, Words>> = {
  recovery: { kind: 'password-reset', subject: 'Reset Your Password', purpose: 'reset your password' },
  confirmation: { kind: 'verification', subject: 'Confirm Your Email', purpose: 'confirm your e-mail address' },
  magicLink: { kind: 'sign-in', subject: 'Your Magic Link', purpose: 'sign in' },
  invite: { kind: 'invitation', subject: 'You have been invited', purpose: 'accept the invitation' },
  emailChange: { kind: 'verification', subject: 'Confirm Email Change', purpose: 'confirm your new e-mail address' },
  reauthentication: { kind: 'verification', subject: 'Confirm reauthentication', purpose: 'prove that it is you' },
};

/** The server's sentence when it cannot send a mail of this kind. */
export const sendingFailures: Readonly<Record<Template, string>> = {
  recovery: 'Error sending recovery email',
  confirmation: 'Error sending confirmation email',
  magicLink: 'Error sending magic link email',
  invite: 'Error sending invite email',
  emailChange: 'Error sending email change email',
  reauthentication: 'Error sending reauthentication email',
};

/** A mail with a link and digits, or with digits only. */
export function mailOf(template: Template, { to, otp, expiresAt, link }: MailContent): Mail {
  const { kind, subject, purpose } = words[template];
  const code = `Enter this code to ${purpose}: ${otp}`;
  const follow = link && `Follow this link to ${purpose}:`;
  return {
    to,
    kind,
    subject,
    text: link ? `${follow}\n\n    ${link.url}\n\n${code}\n` : `${code}\n`,
    html: `${link ? `<p>${follow} <a href="${escapeHtml(link.url)}">${escapeHtml(link.url)}</a></p>` : ''}<p>${code}</p>`,
    code: otp,
    ...(link && { link: link.url, token: link.token }),
    expiresAt: isoTime(expiresAt),
  };
}
