import type { Handlers } from '../backend.ts';
import { changePassword } from './change-password.ts';
import { checkVerificationOTP } from './check-verification-otp.ts';
import { deleteUser } from './delete-user.ts';
import { forgetPasswordEmailOTP } from './forget-password-email-otp.ts';
import { getSession } from './get-session.ts';
import { listSessions } from './list-sessions.ts';
import { ok } from './ok.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { requestPasswordResetCallback } from './request-password-reset-callback.ts';
import { requestPasswordResetEmailOTP } from './request-password-reset-email-otp.ts';
import { resetPassword } from './reset-password.ts';
import { resetPasswordEmailOTP } from './reset-password-email-otp.ts';
import { revokeOtherSessions } from './revoke-other-sessions.ts';
import { revokeSession } from './revoke-session.ts';
import { revokeSessions } from './revoke-sessions.ts';
import { sendVerificationEmail } from './send-verification-email.ts';
import { sendVerificationOTP } from './send-verification-otp.ts';
import { signInEmail } from './sign-in-email.ts';
import { signInEmailOTP } from './sign-in-email-otp.ts';
import { signOut } from './sign-out.ts';
import { signUpEmail } from './sign-up-email.ts';
import { updateUser } from './update-user.ts';
import { verifyEmail } from './verify-email.ts';
import { verifyEmailOTP } from './verify-email-otp.ts';

/** A handler for each operation of openapi/better-auth.yaml. A missing one is a type error. */
export const handlers: Handlers = {
  changePassword,
  checkVerificationOTP,
  forgetPasswordEmailOTP,
  getSession,
  ok,
  requestPasswordReset,
  requestPasswordResetCallback,
  requestPasswordResetEmailOTP,
  resetPassword,
  resetPasswordEmailOTP,
  signInEmail,
  signOut,
  signUpEmail,
  sendVerificationEmail,
  verifyEmail,
  sendVerificationOTP,
  verifyEmailOTP,
  signInEmailOTP,
  listSessions,
  revokeSession,
  revokeSessions,
  revokeOtherSessions,
  updateUser,
  deleteUser,
};
