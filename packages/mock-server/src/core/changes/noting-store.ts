import type { Change, Store } from '../store.ts';
import type { Changes } from './changes.ts';
import { partsUnder } from './part-of.ts';

/**
 * A store that notes what this process changes in it. The outbox and the levers note by themselves: a mail can arrive later than
 * it is written. A store in memory has made a change when `update` returns.
 */
export function notingStore(store: Store, { note }: Pick<Changes, 'note'>, isInMemory: boolean): Store {
  const noteKey = (key: string): void => {
    const [part, ...more] = partsUnder(key);
    if (part !== undefined && part !== 'outbox' && more.length === 0) note(part);
  };
  const noteAfter = (changing: Promise<unknown>, key: string, isChanged: () => boolean): void => {
    const noteIt = (): void => {
      if (isChanged()) noteKey(key);
    };
    if (isInMemory) noteIt();
    // Whoever made the change hears of the error.
    else changing.then(noteIt, () => {});
  };
  return {
    ...store,
    update<T, R>(key: string, change: Change<T, R>): Promise<R> {
      let isChanged = false;
      const updating = store.update<T, R>(key, (value) => {
        const changed = change(value);
        isChanged = changed[0] !== value;
        return changed;
      });
      noteAfter(updating, key, () => isChanged);
      return updating;
    },
    delete(key) {
      const deleting = store.delete(key);
      noteAfter(deleting, key, () => true);
      return deleting;
    },
  };
}
