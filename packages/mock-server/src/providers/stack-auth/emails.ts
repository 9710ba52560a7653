import { mailbox } from '../../core/mailbox.ts';
import type { FilledMail } from '../../core/message.ts';
import { codes, senderAddress } from './policy.ts';

/** The variable parts of a mail. */
export interface MailContent {
  /** The address as it was typed. */
  readonly to: string;
  readonly project: string;
  readonly code: string;
  readonly callbackUrl: string;
  readonly expiresAt: string;
}

/** The mail with a reset link. */
export function resetMail(content: MailContent, name: string | null): FilledMail {
  return {
    ...mailWithLink(content, name),
    kind: 'password-reset',
    subject: `Reset your password at ${content.project}`,
    template: 'password_reset',
  };
}

/** The mail with a link that verifies an address. */
export function verificationMail(content: MailContent, name: string | null): FilledMail {
  return {
    ...mailWithLink(content, name),
    kind: 'verification',
    subject: `Verify your email at ${content.project}`,
    template: 'email_verification',
  };
}

/**
 * The mail to sign in with: a link, and six characters to type for an app that stored the rest of the code. It has no
 * name in it.
 */
export function signInMail(content: MailContent): FilledMail {
  const code = content.code.slice(0, codes.otpLength).toUpperCase();
  return {
    ...mailWithLink(content, null),
    kind: 'sign-in',
    subject: `Sign in to ${content.project}: Your code is ${code}`,
    template: 'magic_link',
    code,
  };
}

/** What all mails have. */
function mailWithLink(
  content: MailContent,
  name: string | null,
): Pick<FilledMail, 'from' | 'to' | 'link' | 'token' | 'expiresAt' | 'values'> {
  const { to, project, code, expiresAt } = content;
  return {
    from: mailbox(project, senderAddress),
    to,
    link: linkOf(content),
    token: code,
    expiresAt,
    values: { project, ...(name && { name }) },
  };
}

/** The app's page with the code as a query parameter. A parameter of that name is replaced in place. */
function linkOf({ callbackUrl, code }: MailContent): string {
  const url = new URL(callbackUrl);
  url.searchParams.set('code', code);
  return url.href;
}
