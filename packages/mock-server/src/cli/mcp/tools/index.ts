import type { AddTool } from '../tool.ts';
import { listBackends, listMagicAddresses } from './backends.ts';
import { changeClock } from './clock.ts';
import { explainAnswer, explainSecret } from './explain.ts';
import { armFault, clearFaults, listFaults } from './faults.ts';
import { readJournal } from './journal.ts';
import { listMails, waitForMail } from './mails.ts';
import { listSituations, makeSituation } from './situations.ts';
import { restart, restoreSnapshot, takeSnapshot } from './state.ts';

/** The tools, in the order in which a model reads them. */
export const tools: readonly AddTool[] = [
  listBackends,
  listSituations,
  makeSituation,
  waitForMail,
  listMails,
  changeClock,
  readJournal,
  explainAnswer,
  explainSecret,
  armFault,
  listFaults,
  clearFaults,
  restart,
  takeSnapshot,
  restoreSnapshot,
  listMagicAddresses,
];
