import type { Meanings } from '../../client/kind-of.ts';

/**
 * What the errors of a password reset mean beyond their status. `otp_expired` is all that Supabase says of a wrong code, of a used
 * one and of one that is too old.
 */
export const RESET_MEANINGS: Meanings = [
  ['delivery-failed', /^unexpected_failure Error sending/],
  ['invalid-email', /^(email_address_inv|validation_failed (Unable to validate email|An email|Invalid email f))/],
  ['weak-password', /^(weak_p|validation_failed Password cannot)/],
  ['same-password', /^same_p/],
  ['expired-token', /^flow_state_exp/],
  ['invalid-token', /^(otp_exp|flow_state_not|bad_code|reauthentication_not)/],
  ['password-login-disabled', /^(email_provider_dis|user_sso)/],
  ['not-configured', /^\w+_not_authorized/],
  ['unknown-account', /^user_not_found/],
  ['unauthorized', /^(user_banned|session_|bad_jwt|current_pass|reauth)/],
];
