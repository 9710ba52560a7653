import type { Handlers } from '../backend.ts';
import { authRefresh } from './auth-refresh.ts';
import { authWithPassword } from './auth-with-password.ts';
import { confirmPasswordReset } from './confirm-password-reset.ts';
import { createRecord } from './create-record.ts';
import { deleteRecord } from './delete-record.ts';
import { getHealth } from './get-health.ts';
import { listAuthMethods } from './list-auth-methods.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { viewRecord } from './view-record.ts';

/** A handler for each operation of openapi/pocketbase.yaml. A missing one is a type error. */
export const handlers: Handlers = {
  authRefresh,
  authWithPassword,
  confirmPasswordReset,
  createRecord,
  deleteRecord,
  getHealth,
  listAuthMethods,
  requestPasswordReset,
  viewRecord,
};
