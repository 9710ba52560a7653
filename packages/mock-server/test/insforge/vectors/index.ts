import { titled } from '../../vector.ts';
import { authConfigVectors } from './auth-config.ts';
import { corsVectors } from './cors.ts';
import { createAdminSessionVectors } from './create-admin-session.ts';
import { credentialsVectors } from './credentials.ts';
import { decodeVectors } from './decode.ts';
import { deleteUsersVectors } from './delete-users.ts';
import { deliverVectors } from './deliver.ts';
import { enumerationVectors } from './enumeration.ts';
import { everyOperationVectors } from './every-operation.ts';
import { exchangeVectors } from './exchange.ts';
import { exchangeResetPasswordTokenVectors } from './exchange-reset-password-token.ts';
import { getAnonKeyVectors } from './get-anon-key.ts';
import { getApiKeyVectors } from './get-api-key.ts';
import { getCurrentUserVectors } from './get-current-user.ts';
import { getHealthVectors } from './get-health.ts';
import { getPublicAuthConfigVectors } from './get-public-auth-config.ts';
import { headerVectors } from './headers.ts';
import { limitsVectors } from './limits.ts';
import { linkVectors } from './links.ts';
import { listUsersVectors } from './list-users.ts';
import { refreshSessionVectors } from './refresh-session.ts';
import { resendVerificationEmailVectors } from './resend-verification-email.ts';
import { resetVectors } from './reset.ts';
import { resetPasswordVectors } from './reset-password.ts';
import { resetPasswordLinkVectors } from './reset-password-link.ts';
import { sendVectors } from './send.ts';
import { sendResetPasswordEmailVectors } from './send-reset-password-email.ts';
import { signInVectors } from './sign-in.ts';
import { signInWithOtpVectors } from './sign-in-with-otp.ts';
import { signOutVectors } from './sign-out.ts';
import { signUpVectors } from './sign-up.ts';
import { unknownPathVectors } from './unknown-path.ts';
import type { Vector } from './vector.ts';
import { verifyEmailVectors } from './verify-email.ts';
import { verifyEmailLinkVectors } from './verify-email-link.ts';
import { whichErrorWinsOnAccounts } from './which-error-wins-on-accounts.ts';
import { whichErrorWinsOnMails } from './which-error-wins-on-mails.ts';

/** Facts about InsForge that are tested in every way to reach it, with the name of their chapter in the title. */
export const vectors: readonly Vector[] = titled({
  exchange: exchangeVectors,
  header: headerVectors,
  link: linkVectors,
  reset: resetVectors,
  send: sendVectors,
});

/** Details that do not depend on the way, and facts about origins and connections. */
export const details: readonly Vector[] = titled({
  everyOperation: everyOperationVectors,
  authConfig: authConfigVectors,
  cors: corsVectors,
  createAdminSession: createAdminSessionVectors,
  credentials: credentialsVectors,
  decode: decodeVectors,
  deleteUsers: deleteUsersVectors,
  deliver: deliverVectors,
  enumeration: enumerationVectors,
  exchangeResetPasswordToken: exchangeResetPasswordTokenVectors,
  getAnonKey: getAnonKeyVectors,
  getApiKey: getApiKeyVectors,
  getCurrentUser: getCurrentUserVectors,
  getHealth: getHealthVectors,
  getPublicAuthConfig: getPublicAuthConfigVectors,
  limits: limitsVectors,
  listUsers: listUsersVectors,
  refreshSession: refreshSessionVectors,
  resendVerificationEmail: resendVerificationEmailVectors,
  resetPasswordLink: resetPasswordLinkVectors,
  resetPassword: resetPasswordVectors,
  sendResetPasswordEmail: sendResetPasswordEmailVectors,
  signInWithOtp: signInWithOtpVectors,
  signIn: signInVectors,
  signOut: signOutVectors,
  signUp: signUpVectors,
  unknownPath: unknownPathVectors,
  verifyEmailLink: verifyEmailLinkVectors,
  verifyEmail: verifyEmailVectors,
  whichErrorWinsOnAccounts: whichErrorWinsOnAccounts,
  whichErrorWinsOnMails: whichErrorWinsOnMails,
});
