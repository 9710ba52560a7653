import { type Clock, isoTime } from './clock.ts';
import type { SentMail } from './message.ts';
import type { Store } from './store.ts';

/** The mails in a store. */
export interface MailRows {
  /** Those that have arrived by now, newest first. */
  arrived(): Promise<readonly SentMail[]>;
  /** Those that arrive later. */
  onTheirWay(): Promise<readonly SentMail[]>;
  add(mail: SentMail): Promise<void>;
  /** Deletes the mails with these ids. */
  remove(ids: readonly string[]): Promise<void>;
  /** The ids of the mails that were marked as read. */
  read(): Promise<readonly string[]>;
  /** Marks the mails with these ids as read, or as not read. */
  mark(ids: readonly string[], read: boolean): Promise<void>;
  clear(): Promise<void>;
}

/** The number of messages that are stored. Older ones are deleted, so that a long-running server stays fast. */
const capacity = 1_000;

const readKey = 'outbox-read';

/** The mails in this store. */
export function createMailRows(store: Store, clock: Pick<Clock, 'now'>): MailRows {
  const where = async (holds: (arrivesAt: string, now: string) => boolean): Promise<SentMail[]> => {
    const rows = await store.list<SentMail>('outbox/');
    const now = isoTime(clock.now());
    return rows.flatMap(([, mail]) => (holds(mail.arrivesAt ?? '', now) ? [mail] : []));
  };
  const read = async (): Promise<readonly string[]> => (await store.get<readonly string[]>(readKey)) ?? [];
  const mark = async (ids: readonly string[], isRead: boolean): Promise<void> => {
    const changed = new Set(ids);
    await store.update<readonly string[], void>(readKey, (present = []) => [
      // A mail that was deleted because there were too many leaves its mark behind.
      [...present.filter((id) => !changed.has(id)), ...(isRead ? changed : [])].slice(-capacity),
      undefined,
    ]);
  };
  return {
    arrived: async () => (await where((arrivesAt, now) => arrivesAt <= now)).reverse(),
    onTheirWay: () => where((arrivesAt, now) => arrivesAt > now),
    add: (mail) =>
      store
        .update<number, number>('outbox-count', (count = 0) => [count + 1, count])
        .then((number) => {
          const added = store.update<SentMail, void>(rowKey(number), () => [mail, undefined]);
          return number < capacity ? added : added.then(() => store.delete(rowKey(number - capacity)));
        }),
    async remove(ids) {
      const gone = new Set(ids);
      for (const [key, { id }] of await store.list<SentMail>('outbox/')) if (gone.has(id)) await store.delete(key);
      await mark(ids, false);
    },
    read,
    mark,
    async clear() {
      for (const [key] of await store.list('outbox/')) await store.delete(key);
      await store.delete(readKey);
    },
  };
}

function rowKey(number: number): string {
  return `outbox/${String(number).padStart(9, '0')}`;
}
