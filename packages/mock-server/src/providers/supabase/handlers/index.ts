import type { Handlers } from '../backend.ts';
import { challengeFactor } from './challenge-factor.ts';
import { createUser } from './create-user.ts';
import { deleteFactorById } from './delete-factor-by-id.ts';
import { deleteUser } from './delete-user.ts';
import { enrollFactor } from './enroll-factor.ts';
import { followEmailLink } from './follow-email-link.ts';
import { generateLink } from './generate-link.ts';
import { getHealth } from './get-health.ts';
import { getJwks } from './get-jwks.ts';
import { getOpenidConfiguration } from './get-openid-configuration.ts';
import { getSettings } from './get-settings.ts';
import { getUser } from './get-user.ts';
import { getUserById } from './get-user-by-id.ts';
import { inviteUser } from './invite-user.ts';
import { listFactors } from './list-factors.ts';
import { listPasskeys } from './list-passkeys.ts';
import { listUsers } from './list-users.ts';
import { reauthenticate } from './reauthenticate.ts';
import { resend } from './resend.ts';
import { resetPasswordForEmail } from './reset-password-for-email.ts';
import { sendMagicLink } from './send-magic-link.ts';
import { signInWithOtp } from './sign-in-with-otp.ts';
import { signOut } from './sign-out.ts';
import { signUp } from './sign-up.ts';
import { token } from './token.ts';
import { unenrollFactor } from './unenroll-factor.ts';
import { updateFactorById } from './update-factor-by-id.ts';
import { updateUser } from './update-user.ts';
import { updateUserById } from './update-user-by-id.ts';
import { verifyFactor } from './verify-factor.ts';
import { verifyOtp } from './verify-otp.ts';

/** A handler for each operation of openapi/supabase.yaml. A missing one is a type error. */
export const handlers: Handlers = {
  challengeFactor,
  createUser,
  deleteFactorById,
  deleteUser,
  enrollFactor,
  followEmailLink,
  generateLink,
  getHealth,
  getJwks,
  getOpenidConfiguration,
  getSettings,
  getUser,
  getUserById,
  inviteUser,
  listFactors,
  listPasskeys,
  listUsers,
  reauthenticate,
  resend,
  resetPasswordForEmail,
  sendMagicLink,
  signInWithOtp,
  signOut,
  signUp,
  token,
  unenrollFactor,
  updateFactorById,
  updateUser,
  updateUserById,
  verifyFactor,
  verifyOtp,
};
