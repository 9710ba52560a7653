import type { operations } from '@resetkit/sdk/mock-control/types';
import type { Handlers } from '../../core/operation.ts';
import type { Controlled } from '../world.ts';
import { describeBackend } from './about.ts';
import {
  deleteAccount,
  findAccount,
  getSecondFactorCode,
  listAccounts,
  putAccount,
  updateAccount,
} from './accounts.ts';
import { getChanges } from './changes.ts';
import { checkCoverage, checkEnumeration, checkLeaks, explainSecret } from './checks.ts';
import { addFault, clearFaults, listFaults, removeFault } from './faults.ts';
import { clearJournal, listRequests, waitForRequest } from './journal.ts';
import { getTimeline, listFates } from './lives.ts';
import { clearMessages, listMessages, waitForMessage } from './outbox.ts';
import { dropNamespace, getHealth, listNamespaces, openNamespace, restartAll } from './server.ts';
import { makeSession } from './sessions.ts';
import { listSituations, makeSituation } from './situations.ts';
import {
  changeClock,
  getClock,
  getCodes,
  getDelays,
  getLimitCounters,
  getLimits,
  getOptions,
  getOptionsSchema,
  restart,
  restoreSnapshot,
  setCodes,
  setDelays,
  setLimits,
  takeSnapshot,
  updateOptions,
} from './steering.ts';

/** The handlers of openapi/mock-control.yaml. A missing one is a type error. */
export const handlers: Handlers<operations, Controlled> = {
  getHealth,
  restartAll,
  getChanges,
  listNamespaces,
  openNamespace,
  dropNamespace,
  describeBackend,
  listMessages,
  waitForMessage,
  clearMessages,
  listAccounts,
  findAccount,
  putAccount,
  updateAccount,
  deleteAccount,
  getSecondFactorCode,
  getOptions,
  getOptionsSchema,
  updateOptions,
  getClock,
  changeClock,
  getLimits,
  getLimitCounters,
  setLimits,
  getDelays,
  setDelays,
  getCodes,
  setCodes,
  restart,
  takeSnapshot,
  restoreSnapshot,
  listFaults,
  addFault,
  removeFault,
  clearFaults,
  listRequests,
  waitForRequest,
  clearJournal,
  listSituations,
  makeSituation,
  makeSession,
  explainSecret,
  listFates,
  getTimeline,
  checkEnumeration,
  checkLeaks,
  checkCoverage,
};
