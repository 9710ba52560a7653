import type { Handlers } from '../backend.ts';
import { createAdminSession } from './create-admin-session.ts';
import { deleteUsers } from './delete-users.ts';
import { exchangeResetPasswordToken } from './exchange-reset-password-token.ts';
import { getAnonKey } from './get-anon-key.ts';
import { getApiKey } from './get-api-key.ts';
import { getAuthConfig } from './get-auth-config.ts';
import { getCurrentUser } from './get-current-user.ts';
import { getHealth } from './get-health.ts';
import { getPublicAuthConfig } from './get-public-auth-config.ts';
import { listUsers } from './list-users.ts';
import { refreshSession } from './refresh-session.ts';
import { resendVerificationEmail } from './resend-verification-email.ts';
import { resetPassword } from './reset-password.ts';
import { resetPasswordLink } from './reset-password-link.ts';
import { sendResetPasswordEmail } from './send-reset-password-email.ts';
import { signIn } from './sign-in.ts';
import { signInWithOtp } from './sign-in-with-otp.ts';
import { signOut } from './sign-out.ts';
import { signUp } from './sign-up.ts';
import { updateAuthConfig } from './update-auth-config.ts';
import { verifyEmail } from './verify-email.ts';
import { verifyEmailLink } from './verify-email-link.ts';

/** A handler for each operation of openapi/insforge.yaml. A missing one is a type error. */
export const handlers: Handlers = {
  createAdminSession,
  deleteUsers,
  exchangeResetPasswordToken,
  getAnonKey,
  getApiKey,
  getAuthConfig,
  getCurrentUser,
  getHealth,
  getPublicAuthConfig,
  listUsers,
  refreshSession,
  resendVerificationEmail,
  resetPassword,
  resetPasswordLink,
  sendResetPasswordEmail,
  signIn,
  signInWithOtp,
  signOut,
  signUp,
  updateAuthConfig,
  verifyEmail,
  verifyEmailLink,
};
