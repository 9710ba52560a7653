import { isoTime } from '../../core/clock.ts';
import type { FilledMail } from '../../core/message.ts';
import type { ResetToken } from './reset-token.ts';

/** The mail with a reset link. */
export function resetMail(to: string, link: string, { value, expiresAt }: ResetToken): FilledMail {
  return {
    to,
    kind: 'password-reset',
    subject: 'Unleash - Reset your password',
    template: 'reset-password',
    link,
    token: value,
    expiresAt: isoTime(expiresAt),
  };
}

/** The invitation: to set a password, or, without a token, to sign in. */
export function invitationMail(to: string, name: string, link: string, token: ResetToken | undefined): FilledMail {
  return {
    to,
    kind: 'invitation',
    subject: 'Welcome to Unleash',
    template: 'getting-started',
    values: name === '' ? {} : { name },
    link,
    ...(token && { token: token.value, expiresAt: isoTime(token.expiresAt) }),
  };
}
