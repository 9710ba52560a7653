import { computed, type ReadonlySignal } from '@preact/signals';
import type { About } from '../../core/about/about.ts';
import type { AccountView } from '../../core/accounts.ts';
import type { Delays } from '../../core/delays.ts';
import type { ArmedFault } from '../../core/faults/fault.ts';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import type { LimitCounter } from '../../core/limit-counters.ts';
import type { Limits } from '../../core/limits.ts';
import type { Message } from '../../core/message.ts';
import type { Backend } from '../backend.ts';
import { readJournal } from './journal-rows.ts';
import type { JsonSchema } from './json-schema.ts';
import { createMailState, type MailState } from './mail-state.ts';
import { type Read, type Reading, reading } from './reading.ts';
import { realNow } from './real-now.ts';

/** The clock of a backend, as it was read at a moment of this page. Times are milliseconds since 1970. */
export interface ClockReading {
  readonly now: number;
  readonly isFrozen: boolean;
  /** By the clock of this machine. */
  readonly readAt: number;
}

/** What the workbench shows of a backend. Each is read while it is shown, and `undefined` until then. */
export interface BackendState extends MailState {
  /** Newest first, with secrets hidden. */
  readonly journal: ReadonlySignal<readonly JournalRow[] | undefined>;
  readonly accounts: ReadonlySignal<readonly AccountView[] | undefined>;
  readonly clock: Read<ClockReading>;
  /** The backend's time. It goes on by itself. */
  readonly now: ReadonlySignal<number>;
  readonly limits: Read<Limits>;
  /** What is used up of the limits that are on. */
  readonly counters: Read<readonly LimitCounter[]>;
  readonly delays: Read<Delays>;
  /** The codes of the next mails, the next one first. */
  readonly codes: Read<readonly string[]>;
  readonly faults: Read<readonly ArmedFault[]>;
  /** What it offers, and how an app is pointed at it. */
  readonly about: Read<About>;
  readonly options: Read<Readonly<Record<string, unknown>>>;
  readonly optionsSchema: Read<JsonSchema>;
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
  const read = <T>(parts: Reading<T>['parts'], how: Reading<T>['read']): Read<T> =>
    reading<T>(backend, { parts, read: how, onError });
  const clock = read<ClockReading>(['clock'], async () => {
    const [now, isFrozen] = await Promise.all([control.clock.now(), control.clock.isFrozen()]);
    return { now, isFrozen, readAt: realNow() };
  });
  return {
    ...createMailState(control, read, onMails),
    journal: read<readonly JournalRow[]>(['journal'], (before) => readJournal(control, before)),
    accounts: read<readonly AccountView[]>(['accounts'], () => control.accounts.list()),
    clock,
    now: computed(() => {
      const { now, isFrozen, readAt } = clock.value ?? { now: seconds.value, isFrozen: true, readAt: 0 };
      return isFrozen ? now : now + Math.max(0, seconds.value - readAt);
    }),
    limits: read(['limits'], () => control.limits.get()),
    counters: read(['limits'], () => control.limits.counters()),
    delays: read(['delays'], () => control.delays.get()),
    codes: read(['codes'], () => control.codes.get()),
    faults: read(['faults'], () => control.faults.list()),
    about: read(['options', 'accounts'], () => control.about()),
    optionsSchema: read<JsonSchema>(['options'], (before) => before ?? control.options.schema()),
    options: read<Readonly<Record<string, unknown>>>(['options'], async () => ({ ...(await control.options.get()) })),
  };
}
