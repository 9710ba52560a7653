import { adminVectors } from './admin.ts';
import { httpVectors } from './http.ts';
import { recoverVectors } from './recover.ts';
import { signUpAndMailVectors } from './sign-up.ts';
import { tokenVectors } from './token.ts';
import { userVectors } from './user.ts';
import type { Vector } from './vector.ts';
import { verifyVectors } from './verify.ts';
import { whichErrorWinsVectors } from './which-error-wins.ts';

/** All facts about Supabase Auth. */
export const vectors: readonly Vector[] = [
  ...recoverVectors,
  ...verifyVectors,
  ...tokenVectors,
  ...userVectors,
  ...signUpAndMailVectors,
  ...adminVectors,
  ...httpVectors,
  ...whichErrorWinsVectors,
];
