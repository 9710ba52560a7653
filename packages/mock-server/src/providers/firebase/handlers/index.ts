import type { Handlers } from '../backend.ts';
import { batchCreateProjectAccounts } from './batch-create-project-accounts.ts';
import { batchDeleteProjectAccounts } from './batch-delete-project-accounts.ts';
import { createAuthUri } from './create-auth-uri.ts';
import { createSessionCookie } from './create-session-cookie.ts';
import { deleteAccount } from './delete-account.ts';
import { deleteAllAccounts } from './delete-all-accounts.ts';
import { getEmulator } from './get-emulator.ts';
import { getEmulatorConfig } from './get-emulator-config.ts';
import { getOpenApi } from './get-open-api.ts';
import { getPasswordPolicy } from './get-password-policy.ts';
import { getProjectConfig } from './get-project-config.ts';
import { getProjects } from './get-projects.ts';
import { listOobCodes } from './list-oob-codes.ts';
import { listProjectAccounts } from './list-project-accounts.ts';
import { listVerificationCodes } from './list-verification-codes.ts';
import { lookup } from './lookup.ts';
import { openActionLink } from './open-action-link.ts';
import { queryProjectAccounts } from './query-project-accounts.ts';
import { resetPassword } from './reset-password.ts';
import { sendOobCode } from './send-oob-code.ts';
import { signInWithCustomToken } from './sign-in-with-custom-token.ts';
import { signInWithEmailLink } from './sign-in-with-email-link.ts';
import { signInWithIdp } from './sign-in-with-idp.ts';
import { signInWithPassword } from './sign-in-with-password.ts';
import { signUp } from './sign-up.ts';
import { token } from './token.ts';
import { update } from './update.ts';
import { updateEmulatorConfig } from './update-emulator-config.ts';
import { updateProjectConfig } from './update-project-config.ts';

/** A handler for each operation of openapi/firebase.yaml. A missing one is a type error. Some answer administrators too. */
export const handlers: Handlers = {
  batchCreateProjectAccounts,
  batchDeleteProjectAccounts,
  createAuthUri,
  createProjectAccount: signUp,
  createSessionCookie,
  deleteAccount,
  deleteAllAccounts,
  deleteProjectAccount: deleteAccount,
  getEmulator,
  getEmulatorConfig,
  getOpenApi,
  getPasswordPolicy,
  getProjectConfig,
  getProjects,
  listOobCodes,
  listProjectAccounts,
  listVerificationCodes,
  lookup,
  lookupProjectAccounts: lookup,
  openActionLink,
  queryProjectAccounts,
  resetPassword,
  sendOobCode,
  sendProjectOobCode: sendOobCode,
  signInWithCustomToken,
  signInWithEmailLink,
  signInWithIdp,
  signInWithPassword,
  signUp,
  token,
  update,
  updateEmulatorConfig,
  updateProjectAccount: update,
  updateProjectConfig,
};
