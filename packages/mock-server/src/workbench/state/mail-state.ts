import { type ReadonlySignal, signal } from '@preact/signals';
import type { Message } from '../../core/message.ts';
import type { MockControl } from '../../core/mock-control.ts';
import { type FatesById, fatesReader } from './fates.ts';
import { addedMails, readMails, settledMails } from './mails.ts';
import type { Read, Reading } from './reading.ts';

/** What the workbench shows of the mails of a backend. */
export interface MailState {
  /** Newest first. */
  readonly mails: ReadonlySignal<readonly Message[] | undefined>;
  /** What became of each mail, by its id. */
  readonly fates: ReadonlySignal<FatesById | undefined>;
  /** The ids of the mails that came since the first were read, and that were not opened. */
  readonly unseen: ReadonlySignal<ReadonlySet<string>>;
  /** Takes a mail for opened. */
  see(id: string): void;
}

/** The mails of a backend. `read` makes a reading; `onMails` is called with the mails that came since the last were read. */
export function createMailState(
  control: MockControl,
  read: <T>(parts: Reading<T>['parts'], how: Reading<T>['read']) => Read<T>,
  onMails: (added: readonly Message[]) => void,
): MailState {
  const unseen = signal<ReadonlySet<string>>(new Set());
  const arrived = (now: readonly Message[], before: readonly Message[] | undefined): readonly Message[] => {
    const added = addedMails(now, before);
    if (added.length > 0) {
      unseen.value = new Set([...unseen.peek(), ...added.map(({ id }) => id)]);
      onMails(added);
    }
    return now;
  };
  const mails: Read<readonly Message[]> = read<readonly Message[]>(['outbox'], async (before) =>
    arrived(await readMails(control, () => mails.peek()), before),
  );
  const readFates = fatesReader(control);
  return {
    mails,
    fates: read<FatesById>(['outbox', 'journal', 'accounts', 'clock', 'options'], async () => {
      const fates = await readFates();
      const before = mails.peek();
      const settled = before && (await settledMails(control, before, fates));
      if (settled !== before) mails.value = settled && arrived(settled, before);
      return fates;
    }),
    unseen,
    see(id) {
      if (unseen.peek().has(id)) unseen.value = new Set([...unseen.peek()].filter((one) => one !== id));
    },
  };
}
