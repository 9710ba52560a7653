import { requestVectors } from './requests.ts';
import type { Vector } from './vector.ts';
import { whichErrorWinsVectors } from './which-error-wins.ts';

/** All facts about Unleash. */
export const vectors: readonly Vector[] = [...requestVectors, ...whichErrorWinsVectors];
