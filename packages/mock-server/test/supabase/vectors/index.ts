import { titled } from '../../vector.ts';
import { adminVectors } from './admin.ts';
import { everyOperationVectors } from './every-operation.ts';
import { httpVectors } from './http.ts';
import { mailVectors } from './mails.ts';
import { recoverVectors } from './recover.ts';
import { secureEmailChangeVectors } from './secure-email-change.ts';
import { sendEmailHookVectors } from './send-email-hook.ts';
import { signUpAndMailVectors } from './sign-up.ts';
import { tokenVectors } from './token.ts';
import { userVectors } from './user.ts';
import type { Vector } from './vector.ts';
import { verifyVectors } from './verify.ts';
import { whichErrorWinsVectors } from './which-error-wins.ts';

/** Facts about Supabase Auth that are tested in every way to reach it, with the name of their chapter in the title. */
export const vectors: readonly Vector[] = titled({
  admin: adminVectors,
  http: httpVectors,
  mails: mailVectors,
  recover: recoverVectors,
  secureEmailChange: secureEmailChangeVectors,
  sendEmailHook: sendEmailHookVectors,
  signUpAndMail: signUpAndMailVectors,
  token: tokenVectors,
  user: userVectors,
  verify: verifyVectors,
});

/** Details that do not depend on the way, and facts about origins and connections. */
export const details: readonly Vector[] = titled({
  everyOperation: everyOperationVectors,
  whichErrorWins: whichErrorWinsVectors,
});
