import type { Meanings } from '../../client/kind-of.ts';
import { RESET_MEANINGS } from './reset-meanings.ts';

/** What codes and sentences say beyond their status. */
export const MEANINGS: Meanings = [
  ...RESET_MEANINGS,
  ['not-configured', /^(\w+_NOT_ENABLED|[\w -]+ not enabled )/],
  ['unauthorized', /^(EMAIL_PASSWORD_|PASSWORD_CONF|MULTI_|CANNOT_GET_OWN_|INVALID_OAUTH_)/],
  // It is no conflict that a 409 asks for a captcha.
  ['invalid-request', /^BOT_/],
];
