import type { JournalRow } from '../journal/journal-row.ts';
import { oncePerRow } from './once-per-row.ts';

/** The path, the query and the body of a request as one text. */
export const requestText: (row: JournalRow) => string = oncePerRow(
  ({ target, request }) => `${target} ${JSON.stringify(request.body ?? '')}`,
);
