import type { Backend } from '../../client/backend.ts';
import { MEANINGS } from './meanings.ts';
import { readErrorBy } from './read-error-by.ts';

/** What an answer of 400 and up means; `undefined` where it is none of this backend's. */
export const readError: Backend['readError'] = readErrorBy(MEANINGS);
