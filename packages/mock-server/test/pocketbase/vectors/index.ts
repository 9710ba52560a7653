import { titled } from '../../vector.ts';
import { addressVectors } from './addresses.ts';
import { bodyVectors } from './bodies.ts';
import { collectionVectors } from './collections.ts';
import { impersonationVectors } from './impersonation.ts';
import { limitVectors } from './limits.ts';
import { listVectors } from './lists.ts';
import { mailVectors } from './mails.ts';
import { oneTimePasswordVectors } from './one-time-passwords.ts';
import { recordVectors } from './records.ts';
import { requestVectors } from './requests.ts';
import { resetVectors } from './resets.ts';
import { sessionVectors } from './sessions.ts';
import { signUpVectors } from './sign-ups.ts';
import { switchedOffVectors } from './switched-off.ts';
import { twoWaysVectors } from './two-ways.ts';
import { updateVectors } from './updates.ts';
import type { Vector } from './vector.ts';
import { whichErrorWinsVectors } from './which-error-wins.ts';

/** Facts about PocketBase that are tested in every way to reach it, with the name of their chapter in the title. */
export const vectors: readonly Vector[] = titled({ requests: requestVectors });

/** Details that do not depend on the way, and facts about origins and connections. */
export const details: readonly Vector[] = titled({
  bodies: bodyVectors,
  mails: mailVectors,
  resets: resetVectors,
  sessions: sessionVectors,
  signUps: signUpVectors,
  records: recordVectors,
  updates: updateVectors,
  lists: listVectors,
  addresses: addressVectors,
  impersonation: impersonationVectors,
  switchedOff: switchedOffVectors,
  oneTimePasswords: oneTimePasswordVectors,
  twoWays: twoWaysVectors,
  collections: collectionVectors,
  limits: limitVectors,
  whichErrorWins: whichErrorWinsVectors,
});
