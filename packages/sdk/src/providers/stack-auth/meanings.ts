import type { Meanings } from '../../client/kind-of.ts';

/** The kinds of codes and sentences, where the status alone does not tell. */
export const MEANINGS: Meanings = [
  ['expired-token', /^VERIFICATION_CODE_EXP/],
  ['used-token', /^VERIFICATION_CODE_ALR/],
  ['too-many-attempts', /^VERIFICATION_CODE_MAX/],
  ['invalid-token', /^(VERIFICATION_CODE_|INVALID_(TOTP|AUTH)|SCHEMA_ERROR code must be ex)/],
  ['weak-password', /^(PASSWORD_TOO_|SCHEMA_ERROR (new_)?password must be at)/],
  ['invalid-email', /^SCHEMA_ERROR (primary_)?email must (be a |match|not)/],
  ['redirect-not-allowed', /^REDIRECT_/],
  ['second-factor-required', /^MULTI_/],
  ['session-ended', /^REFRESH_TOKEN_/],
  ['account-disabled', /^RESTRICTED_.*: restricted_by_adm/],
  ['captcha-failed', /^BOT_/],
  ['password-login-disabled', /^(PASSWORD_AUTH|USER_DOES_NOT_HAVE|Password auth )/],
  ['not-configured', /^(BRANCH_|CURRENT_PROJECT_|\w+_NOT_ENABLED|[\w -]+ not enabled )/],
  ['unknown-account', /^USER_(ID_DOES_)?NOT_/],
  ['unauthorized', /^([A-Z_]*ACCESS_TYPE|EMAIL_PASSWORD_|PASSWORD_CONF|CANNOT_GET_OWN_|INVALID_OAUTH_)/],
];
