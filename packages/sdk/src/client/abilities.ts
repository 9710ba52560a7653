import type { placeFields } from './place-fields.ts';
import type { retry } from './retry.ts';

/** What only some tables need: a client imports what its own does, so that nothing else is in its bundle. */
export interface Abilities {
  /** For tables with a GET. */
  readonly retry?: typeof retry;
  /** For tables with names in a path, or with headers. */
  readonly placeFields?: typeof placeFields;
}
