import type { Handlers } from '../backend.ts';
import { addPublicSignupTokenUser } from './add-public-signup-token-user.ts';
import { changeMyPassword } from './change-my-password.ts';
import { changePassword } from './change-password.ts';
import { changeUserPassword } from './change-user-password.ts';
import { createUser } from './create-user.ts';
import { deleteScimUsers } from './delete-scim-users.ts';
import { deleteUser } from './delete-user.ts';
import { getAdminCount } from './get-admin-count.ts';
import { getBaseUsersAndGroups } from './get-base-users-and-groups.ts';
import { getInactiveUsers } from './get-inactive-users.ts';
import { getMe } from './get-me.ts';
import { getProfile } from './get-profile.ts';
import { getUser } from './get-user.ts';
import { getUsers } from './get-users.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { resetUserPassword } from './reset-user-password.ts';
import { searchUsers } from './search-users.ts';
import { sendResetPasswordEmail } from './send-reset-password-email.ts';
import { validatePassword } from './validate-password.ts';
import { validatePublicSignupToken } from './validate-public-signup-token.ts';
import { validateToken } from './validate-token.ts';
import { validateUserPassword } from './validate-user-password.ts';

/** A handler for each operation of openapi/unleash.yaml. A missing one is a type error. */
export const handlers: Handlers = {
  addPublicSignupTokenUser,
  changeMyPassword,
  changePassword,
  changeUserPassword,
  createUser,
  deleteScimUsers,
  deleteUser,
  getAdminCount,
  getBaseUsersAndGroups,
  getInactiveUsers,
  getMe,
  getProfile,
  getUser,
  getUsers,
  login,
  logout,
  resetUserPassword,
  searchUsers,
  sendResetPasswordEmail,
  validatePassword,
  validatePublicSignupToken,
  validateToken,
  validateUserPassword,
};
