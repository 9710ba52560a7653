import { isoTime } from '../../core/clock.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import type { Mail, MailKind } from '../../core/message.ts';
import type { GeneratedLink, LinkType } from './supabase.ts';

const kinds: Readonly<Record<LinkType, MailKind>> = {
  recovery: 'password-reset',
  magiclink: 'sign-in',
  signup: 'verification',
};
const subjects: Readonly<Record<LinkType, string>> = {
  recovery: 'Reset your AppHandoff password',
  magiclink: 'Sign in to AppHandoff',
  signup: 'Confirm your AppHandoff account',
};
const purposes: Readonly<Record<LinkType, string>> = {
  recovery: 'reset your password',
  magiclink: 'sign in',
  signup: 'confirm your account',
};

/** A mail with a link of Supabase. Its texts are ours. */
export function linkMail(type: LinkType, { email: to, link, token, expiresAt }: GeneratedLink): Mail {
  const href = escapeHtml(link);
  const sentence = `Follow this link to ${purposes[type]}. It works once.`;
  return {
    to,
    kind: kinds[type],
    subject: subjects[type],
    text: `Hello,\n\n${sentence}\n\n    ${link}\n`,
    html: `<p>Hello,</p><p>${sentence}</p><p><a href="${href}">${href}</a></p>`,
    link,
    token,
    expiresAt: isoTime(expiresAt),
  };
}
