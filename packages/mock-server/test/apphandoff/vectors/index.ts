import { titled } from '../../vector.ts';
import { afterAResetVectors } from './after-a-reset.ts';
import { exchangeSupabaseTokenVectors } from './exchange-supabase-token.ts';
import { limitVectors } from './limit.ts';
import { pathsVectors } from './paths.ts';
import { sendMagicLinkVectors } from './send-magic-link.ts';
import { sendPasswordResetVectors } from './send-password-reset.ts';
import { signInsVectors } from './sign-ins.ts';
import { signupVectors } from './signup.ts';
import type { Vector } from './vector.ts';
import { whichErrorWinsVectors } from './which-error-wins.ts';
import { whoIsAskingVectors } from './who-is-asking.ts';

/** Facts about AppHandoff that are tested in every way to reach it, with the name of their chapter in the title. */
export const vectors: readonly Vector[] = titled({
  signIns: signInsVectors,
  whoIsAsking: whoIsAskingVectors,
});

/** Details that do not depend on the way, facts about origins and connections, and those that follow links in-process. */
export const details: readonly Vector[] = titled({
  afterAReset: afterAResetVectors,
  exchangeSupabaseToken: exchangeSupabaseTokenVectors,
  limit: limitVectors,
  paths: pathsVectors,
  sendMagicLink: sendMagicLinkVectors,
  sendPasswordReset: sendPasswordResetVectors,
  signup: signupVectors,
  whichErrorWins: whichErrorWinsVectors,
});
