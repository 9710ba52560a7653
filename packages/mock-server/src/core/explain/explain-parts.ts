import type { Acts } from '../acts.ts';
import type { Journal, WrittenJournal } from '../journal/journal.ts';
import type { AsideParts } from './aside-stage.ts';

/** What is needed to tell the life of secrets and accounts. */
export interface ExplainParts extends AsideParts {
  readonly journal: WrittenJournal;
  /** The journal of the backing server. */
  readonly journalBehind: Journal | undefined;
  readonly acts: Pick<Acts, 'list' | 'rows'>;
}
