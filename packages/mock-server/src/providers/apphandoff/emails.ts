import { isoTime } from '../../core/clock.ts';
import type { FilledMail, MailKind } from '../../core/message.ts';
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

/** A mail with a link of Supabase. Subjects are ours. */
export function linkMail(type: LinkType, { email: to, link, token, expiresAt }: GeneratedLink): FilledMail {
  return {
    to,
    kind: kinds[type],
    subject: subjects[type],
    template: type,
    link,
    token,
    expiresAt: isoTime(expiresAt),
  };
}
