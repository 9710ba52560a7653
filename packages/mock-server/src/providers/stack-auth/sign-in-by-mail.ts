import { type KnownError, knownError } from './errors.ts';
import type { Project } from './project.ts';
import type { User } from './users.ts';

/** The result of a sign-in by mail for an address: an existing user, a new user, or a refusal. */
export type MailSignIn =
  | { readonly user: User | undefined }
  | { readonly refusal: KnownError<'USER_EMAIL_ALREADY_EXISTS'> | KnownError<'SIGN_UP_NOT_ENABLED'> };

/**
 * Determines who signs in with a mail to this address: its user, if it has one. Checked when the mail is requested, and again when its code is
 * used.
 */
export function mailSignIn(user: User | undefined, project: Project, email: string): MailSignIn {
  if (!user && !project.shown.config.sign_up_enabled) return { refusal: knownError('SIGN_UP_NOT_ENABLED') };
  const channel = user?.channels.find((one) => one.usedForAuth && isSame(one.value, email));
  if (!channel || channel.isVerified) return { user };
  const details = { email: channel.value, would_work_if_email_was_verified: true };
  return { refusal: knownError('USER_EMAIL_ALREADY_EXISTS', details) };
}

function isSame(value: string, email: string): boolean {
  return value === email || value === email.trim().toLowerCase();
}
