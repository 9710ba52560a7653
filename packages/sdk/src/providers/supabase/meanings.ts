import type { Meanings } from '../../client/kind-of.ts';

/**
 * The kinds of codes and sentences, where the status alone does not tell. Supabase uses `otp_expired` for wrong, used
 * and expired codes. Answers that begin with `hook_`, and those with the code `unknown`, come from a hook of the
 * project: the send-email hook did not deliver.
 */
export const MEANINGS: Meanings = [
  ['delivery-failed', /^(hook_|unknown |unexpected_failure (Error (sending|unmarsh|generating sig)|.*\bhook\b))/i],
  [
    'invalid-email',
    /^(email_address_inv|validation_failed (Unable to validate email|An email|Invalid email f|Password recovery req))/,
  ],
  ['weak-password', /^(weak_p|validation_failed Password cannot)/],
  ['same-password', /^same_p/],
  ['second-factor-required', /^insufficient_aal/],
  ['session-ended', /^session_/],
  ['account-disabled', /^user_banned/],
  ['captcha-failed', /^captcha_f/],
  ['expired-token', /^flow_state_exp/],
  ['used-token', /^refresh_token_alr/],
  [
    'invalid-token',
    /^(otp_exp|mfa_(verif|chall)|flow_state_not|bad_code|refresh_token_not|validation_failed (Invalid )?Refresh)/,
  ],
  ['password-login-disabled', /^(email_provider_dis|user_sso)/],
  ['not-configured', /^(\w+_not_authorized|signup_dis|(\w+_)?provider_dis|mfa_\w+_not_en)/],
  ['unknown-account', /^(user_not_found|otp_dis)/],
  ['conflict', /^(\w+_exists |mfa_factor_name)/],
  ['unauthorized', /^(bad_jwt|invalid_cred|email_not_conf)/],
];

/** The field that an error is about. */
export const FIELDS: readonly (readonly [field: string, words: RegExp])[] = [
  ['email', /^invalid-email/],
  ['nonce', / reauth/],
  ['current_password', / current_pass/],
];
