import type { Handlers } from '../backend.ts';
import { checkEmailVerificationCode } from './check-email-verification-code.ts';
import { checkMagicLinkCode } from './check-magic-link-code.ts';
import { createContactChannel } from './create-contact-channel.ts';
import { createProject } from './create-project.ts';
import { createSession } from './create-session.ts';
import { createUser } from './create-user.ts';
import { deleteContactChannel } from './delete-contact-channel.ts';
import { deleteCurrentUser } from './delete-current-user.ts';
import { deleteSession } from './delete-session.ts';
import { deleteUser } from './delete-user.ts';
import { fetchNewAccessToken } from './fetch-new-access-token.ts';
import { getCurrentUser } from './get-current-user.ts';
import { getProject } from './get-project.ts';
import { getProjectJwks } from './get-project-jwks.ts';
import { getUser } from './get-user.ts';
import { listContactChannels } from './list-contact-channels.ts';
import { listProjects } from './list-projects.ts';
import { listSessions } from './list-sessions.ts';
import { listUsers } from './list-users.ts';
import { readContactChannel } from './read-contact-channel.ts';
import { refreshAccessToken } from './refresh-access-token.ts';
import { resetPassword } from './reset-password.ts';
import { sendContactChannelVerificationEmail } from './send-contact-channel-verification-email.ts';
import { sendForgotPasswordEmail } from './send-forgot-password-email.ts';
import { sendMagicLinkEmail } from './send-magic-link-email.ts';
import { sendVerificationEmail } from './send-verification-email.ts';
import { setPassword } from './set-password.ts';
import { signInWithCredential } from './sign-in-with-credential.ts';
import { signInWithMagicLink } from './sign-in-with-magic-link.ts';
import { signInWithMfa } from './sign-in-with-mfa.ts';
import { signOut } from './sign-out.ts';
import { signUpWithCredential } from './sign-up-with-credential.ts';
import { updateContactChannel } from './update-contact-channel.ts';
import { updateCurrentUser } from './update-current-user.ts';
import { updatePassword } from './update-password.ts';
import { updateUser } from './update-user.ts';
import { verifyEmail } from './verify-email.ts';
import { verifyPasswordResetCode } from './verify-password-reset-code.ts';

/** A handler for each operation of openapi/stack-auth.yaml. A missing one is a type error. */
export const handlers: Handlers = {
  checkEmailVerificationCode,
  checkMagicLinkCode,
  createContactChannel,
  createProject,
  createSession,
  createUser,
  deleteContactChannel,
  deleteCurrentUser,
  deleteSession,
  deleteUser,
  fetchNewAccessToken,
  getCurrentUser,
  getProject,
  getProjectJwks,
  getUser,
  listContactChannels,
  listProjects,
  listSessions,
  listUsers,
  readContactChannel,
  refreshAccessToken,
  resetPassword,
  sendContactChannelVerificationEmail,
  sendForgotPasswordEmail,
  sendMagicLinkEmail,
  sendVerificationEmail,
  setPassword,
  signInWithCredential,
  signInWithMagicLink,
  signInWithMfa,
  signOut,
  signUpWithCredential,
  updateContactChannel,
  updateCurrentUser,
  updatePassword,
  updateUser,
  verifyEmail,
  verifyPasswordResetCode,
};
