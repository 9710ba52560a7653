import { emailDisabled, type Failure, failure } from './errors.ts';
import type { SupabaseOptions } from './options.ts';

/** The refusal of a sign-in by mail, if sign-ins by e-mail or by magic link are off. */
export function mailedSignInsFailure({
  externalEmailEnabled,
  externalEmailMagicLinkEnabled,
}: SupabaseOptions): Failure<422, 'email_provider_disabled'> | undefined {
  if (!externalEmailEnabled) return emailDisabled(422, 'logins');
  if (externalEmailMagicLinkEnabled) return undefined;
  return failure(422, 'email_provider_disabled', 'Login with magic link is disabled');
}
