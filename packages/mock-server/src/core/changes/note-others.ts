import { namesKey } from '../namespace-names.ts';
import type { StoreParts } from '../prefixed-store.ts';
import type { Store } from '../store.ts';
import type { Changes } from './changes.ts';
import { partsUnder } from './part-of.ts';

/** Notes what others change in a store. What belongs to a dependent is noted by that one. */
export function noteOthers(
  store: Store,
  { note, noteAll }: Pick<Changes, 'note' | 'noteAll'>,
  { isOwn }: Pick<StoreParts, 'isOwn'>,
): void {
  store.onOthers?.((key) => {
    if (key === undefined) noteAll();
    else if (key !== null && (isOwn(key) || key === namesKey)) partsUnder(key).forEach(note);
  });
}
