import { escapeHtml } from '../../core/escape-html.ts';
import { mailbox } from '../../core/mailbox.ts';
import type { Mail } from '../../core/message.ts';
import { codes, senderAddress } from './policy.ts';

/** The variable parts of a mail. Subjects and greetings are Stack Auth's, the rest is ours. */
export interface MailContent {
  /** The address as it was typed. */
  readonly to: string;
  readonly project: string;
  readonly code: string;
  readonly callbackUrl: string;
  readonly expiresAt: string;
}

/** The mail with a reset link. */
export function resetMail(content: MailContent, name: string | null): Mail {
  const subject = `Reset your password at ${content.project}`;
  return linkMail('password-reset', subject, [greeting(name)], 'Reset my password', content);
}

/** The mail with a link that verifies an address. */
export function verificationMail(content: MailContent, name: string | null): Mail {
  return linkMail(
    'verification',
    `Verify your email at ${content.project}`,
    [greeting(name)],
    'Verify my email',
    content,
  );
}

/**
 * The mail to sign in with: a link, and six characters to type for an app that stored the rest of the code. It has no
 * name in it.
 */
export function signInMail(content: MailContent): Mail {
  const otp = content.code.slice(0, codes.otpLength).toUpperCase();
  const subject = `Sign in to ${content.project}: Your code is ${otp}`;
  const mail = linkMail(
    'sign-in',
    subject,
    ['Hi!', `Sign in to ${content.project}`, otp],
    'Sign in with this link',
    content,
  );
  return { ...mail, code: otp };
}

/** A mail of paragraphs and a link. The code of a sign-in is a paragraph of its own, as in Stack Auth's template. */
function linkMail(
  kind: Mail['kind'],
  subject: string,
  paragraphs: readonly string[],
  label: string,
  content: MailContent,
): Mail {
  const link = linkOf(content);
  const last = 'If this was not you, ignore this mail.';
  return {
    from: mailbox(content.project, senderAddress),
    to: content.to,
    kind,
    subject,
    text: `${paragraphs.join('\n\n')}\n\n${label}: ${link}\n\n${last}\n`,
    html: `${paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}<p><a href="${escapeHtml(link)}">${label}</a></p><p>${last}</p>`,
    link,
    token: content.code,
    expiresAt: content.expiresAt,
  };
}

/** The app's page with the code as a query parameter. A parameter of that name is replaced in place. */
function linkOf({ callbackUrl, code }: MailContent): string {
  const url = new URL(callbackUrl);
  url.searchParams.set('code', code);
  return url.href;
}

function greeting(name: string | null): string {
  return name ? `Hi, ${name}!` : 'Hi!';
}
