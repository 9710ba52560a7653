import type { Meanings } from '../../client/kind-of.ts';
import { RESET_MEANINGS } from './reset-meanings.ts';

/** What all errors mean. */
export const MEANINGS: Meanings = [
  ...RESET_MEANINGS,
  ['used-token', /^refresh_token_alr/],
  ['invalid-token', /^(refresh_token_not|validation_failed (Invalid )?Refresh)/],
  ['not-configured', /^(signup_dis|\w+_provider_dis)/],
  ['unknown-account', /^otp_dis/],
  ['conflict', /^\w+_exists /],
  ['unauthorized', /^(invalid_cred|email_not_conf)/],
];
