import { titled } from '../../vector.ts';
import { accountsVectors } from './accounts.ts';
import { everyOperationVectors } from './every-operation.ts';
import { limitsVectors } from './limits.ts';
import { requestVectors } from './requests.ts';
import { resetFlowVectors } from './reset-flow.ts';
import { userListVectors } from './user-lists.ts';
import type { Vector } from './vector.ts';
import { whichErrorWinsVectors } from './which-error-wins.ts';

/** Facts about Unleash that are tested in every way to reach it, with the name of their chapter in the title. */
export const vectors: readonly Vector[] = titled({
  request: requestVectors,
});

/** Details that do not depend on the way, and facts about origins and connections. */
export const details: readonly Vector[] = titled({
  everyOperation: everyOperationVectors,
  accounts: accountsVectors,
  limits: limitsVectors,
  resetFlow: resetFlowVectors,
  userLists: userListVectors,
  whichErrorWins: whichErrorWinsVectors,
});
