import { titled } from '../../vector.ts';
import { everyOperationVectors } from './every-operation.ts';
import { limitVectors } from './limits.ts';
import { linkVectors } from './links.ts';
import { otpVectors } from './one-time-passwords.ts';
import { originVectors } from './origins.ts';
import { ownAccountVectors } from './own-account.ts';
import { ownSessionVectors } from './own-sessions.ts';
import { requestVectors } from './requests.ts';
import { sessionVectors } from './sessions.ts';
import type { Vector } from './vector.ts';
import { verificationVectors } from './verification.ts';
import { whichErrorWinsVectors } from './which-error-wins.ts';

/** Facts about better-auth that are tested in every way to reach it, with the name of their chapter in the title. */
export const vectors: readonly Vector[] = titled({ request: requestVectors, link: linkVectors });

/** Details that do not depend on the way, and facts about origins, clients and sessions. */
export const details: readonly Vector[] = titled({
  everyOperation: everyOperationVectors,
  limits: limitVectors,
  oneTimePasswords: otpVectors,
  origins: originVectors,
  ownAccount: ownAccountVectors,
  ownSessions: ownSessionVectors,
  sessions: sessionVectors,
  verification: verificationVectors,
  whichErrorWins: whichErrorWinsVectors,
});
