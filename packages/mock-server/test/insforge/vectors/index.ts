import { exchangeVectors } from './exchange.ts';
import { headerVectors } from './headers.ts';
import { linkVectors } from './links.ts';
import { resetVectors } from './reset.ts';
import { sendVectors } from './send.ts';
import type { Vector } from './vector.ts';
import { whichErrorWinsOnAccounts } from './which-error-wins-on-accounts.ts';
import { whichErrorWinsOnMails } from './which-error-wins-on-mails.ts';

/** All facts about InsForge. */
export const vectors: readonly Vector[] = [
  ...sendVectors,
  ...exchangeVectors,
  ...resetVectors,
  ...linkVectors,
  ...headerVectors,
  ...whichErrorWinsOnMails,
  ...whichErrorWinsOnAccounts,
];
