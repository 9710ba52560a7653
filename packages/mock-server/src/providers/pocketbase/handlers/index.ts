import type { Handlers } from '../backend.ts';
import { authRefresh } from './auth-refresh.ts';
import { authWithOAuth2 } from './auth-with-oauth2.ts';
import { authWithOTP } from './auth-with-otp.ts';
import { authWithPassword } from './auth-with-password.ts';
import { confirmEmailChange } from './confirm-email-change.ts';
import { confirmPasswordReset } from './confirm-password-reset.ts';
import { confirmVerification } from './confirm-verification.ts';
import { createRecord } from './create-record.ts';
import { deleteRecord } from './delete-record.ts';
import { getHealth } from './get-health.ts';
import { impersonate } from './impersonate.ts';
import { listAuthMethods } from './list-auth-methods.ts';
import { listRecords } from './list-records.ts';
import { requestEmailChange } from './request-email-change.ts';
import { requestOTP } from './request-otp.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { requestVerification } from './request-verification.ts';
import { updateRecord } from './update-record.ts';
import { viewRecord } from './view-record.ts';

/** A handler for each operation of openapi/pocketbase.yaml. A missing one is a type error. */
export const handlers: Handlers = {
  authRefresh,
  authWithOAuth2,
  authWithOTP,
  authWithPassword,
  confirmEmailChange,
  confirmPasswordReset,
  confirmVerification,
  createRecord,
  deleteRecord,
  getHealth,
  impersonate,
  listAuthMethods,
  listRecords,
  requestEmailChange,
  requestOTP,
  requestPasswordReset,
  requestVerification,
  updateRecord,
  viewRecord,
};
