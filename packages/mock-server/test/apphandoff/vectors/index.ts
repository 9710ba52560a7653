import type { Vector } from './vector.ts';
import { whichErrorWinsVectors } from './which-error-wins.ts';

/** All facts about AppHandoff. */
export const vectors: readonly Vector[] = [...whichErrorWinsVectors];
