import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { AccountView } from '../../core/accounts.ts';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import type { Message } from '../../core/message.ts';
import type { Backend } from '../backend.ts';
import { type FatesById, fatesReader } from './fates.ts';
import { readJournal } from './journal-rows.ts';
import { addedMails, readMails, settledMails } from './mails.ts';
import { reading } from './reading.ts';
import { realNow } from './real-now.ts';

/** The clock of a backend, as it was read at a moment of this page. Times are milliseconds since 1970. */
export interface ClockReading {
  readonly now: number;
  readonly isFrozen: boolean;
  /** By the clock of this machine. */
  readonly readAt: number;
}

/** What the workbench shows of a backend. Each is read while it is shown, and `undefined` until then. */
export interface BackendState {
  /** Newest first. */
  readonly mails: ReadonlySignal<readonly Message[] | undefined>;
  /** What became of each mail, by its id. */
  readonly fates: ReadonlySignal<FatesById | undefined>;
  /** The ids of the mails that came since the first were read, and that were not opened. */
  readonly unseen: ReadonlySignal<ReadonlySet<string>>;
  /** Takes a mail for opened. */
  see(id: string): void;
  /** Newest first, with secrets hidden. */
  readonly journal: ReadonlySignal<readonly JournalRow[] | undefined>;
  readonly accounts: ReadonlySignal<readonly AccountView[] | undefined>;
  readonly clock: ReadonlySignal<ClockReading | undefined>;
  /** The backend's time. It goes on by itself. */
  readonly now: ReadonlySignal<number>;
}

/** What the state of a backend is made of. */
export interface BackendStateParts {
  /** The time of this machine, which goes on while the page is seen. */
  readonly seconds: ReadonlySignal<number>;
  /** Called with the mails that came since the last were read. */
  onMails(added: readonly Message[]): void;
  /** Called if it could not be read. */
  onError(error: unknown): void;
}

/** The state of a backend. */
export function createBackendState(backend: Backend, { seconds, onMails, onError }: BackendStateParts): BackendState {
  const { control } = backend;
  const unseen = signal<ReadonlySet<string>>(new Set());
  const clock = reading<ClockReading>(backend, {
    parts: ['clock'],
    async read() {
      const [now, isFrozen] = await Promise.all([control.clock.now(), control.clock.isFrozen()]);
      return { now, isFrozen, readAt: realNow() };
    },
    onError,
  });
  const arrived = (mails: readonly Message[], before: readonly Message[] | undefined): readonly Message[] => {
    const added = addedMails(mails, before);
    if (added.length > 0) {
      unseen.value = new Set([...unseen.peek(), ...added.map(({ id }) => id)]);
      onMails(added);
    }
    return mails;
  };
  const mails: Signal<readonly Message[] | undefined> = reading<readonly Message[]>(backend, {
    parts: ['outbox'],
    read: async (before) => arrived(await readMails(control, () => mails.peek()), before),
    onError,
  });
  const readFates = fatesReader(control);
  return {
    mails,
    fates: reading<FatesById>(backend, {
      parts: ['outbox', 'journal', 'accounts', 'clock', 'options'],
      async read() {
        const fates = await readFates();
        const before = mails.peek();
        const settled = before && (await settledMails(control, before, fates));
        if (settled !== before) mails.value = settled && arrived(settled, before);
        return fates;
      },
      onError,
    }),
    unseen,
    see(id) {
      if (unseen.peek().has(id)) unseen.value = new Set([...unseen.peek()].filter((one) => one !== id));
    },
    journal: reading<readonly JournalRow[]>(backend, {
      parts: ['journal'],
      read: (before) => readJournal(control, before),
      onError,
    }),
    accounts: reading<readonly AccountView[]>(backend, {
      parts: ['accounts'],
      read: () => control.accounts.list(),
      onError,
    }),
    clock,
    now: computed(() => {
      const { now, isFrozen, readAt } = clock.value ?? { now: seconds.value, isFrozen: true, readAt: 0 };
      return isFrozen ? now : now + Math.max(0, seconds.value - readAt);
    }),
  };
}
