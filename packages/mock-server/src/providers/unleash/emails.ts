import { isoTime } from '../../core/clock.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import type { Mail } from '../../core/message.ts';
import type { ResetToken } from './reset-token.ts';

/** The mail with a reset link. The subject is that of Unleash, the body is ours. */
export function resetMail(to: string, link: string, { value, expiresAt }: ResetToken): Mail {
  const sentence = 'Follow this link to set a new password. It can be used once, within 24 hours.';
  return {
    to,
    kind: 'password-reset',
    subject: 'Unleash - Reset your password',
    text: `${sentence}\n\n    ${link}\n`,
    html: `<p>${sentence}</p>${anchor(link)}`,
    link,
    token: value,
    expiresAt: isoTime(expiresAt),
  };
}

/** The invitation: to set a password, or, without a token, to sign in. */
export function invitationMail(to: string, name: string, link: string, token: ResetToken | undefined): Mail {
  const greeting = `Welcome to Unleash${name === '' ? '' : ` ${name}`}!`;
  const sentence = token
    ? 'Follow this link to choose your password. It can be used once, within 24 hours.'
    : 'You can sign in here.';
  return {
    to,
    kind: 'invitation',
    subject: 'Welcome to Unleash',
    text: `${greeting}\n\n${sentence}\n\n    ${link}\n`,
    html: `<p>${escapeHtml(greeting)}</p><p>${sentence}</p>${anchor(link)}`,
    link,
    ...(token && { token: token.value, expiresAt: isoTime(token.expiresAt) }),
  };
}

function anchor(link: string): string {
  return `<p><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>`;
}
