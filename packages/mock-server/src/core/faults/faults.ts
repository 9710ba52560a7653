import type { Answer } from '../answer.ts';
import { milliseconds } from '../duration.ts';
import type { Mail } from '../message.ts';
import { checkedFault, type FaultRules } from './check-fault.ts';
import type { ArmedFault, CallFault, Faults, MailFault } from './fault.ts';

/** A fault of calls that happens to a request, with the answer that it gives, if it gives one. */
export interface HappeningFault {
  readonly id: string;
  readonly fault: CallFault;
  readonly answer?: Answer;
}

/** What happens to a mail. */
export type MailFate = { readonly do: 'lose' | 'duplicate' | 'bounce' } | { readonly do: 'delay'; readonly ms: number };

/** What the mail server does to the mails of a request. */
export interface Refusal {
  /** The fault under which it refuses them. Absent: it takes them, and a fault counted them. */
  readonly id?: string;
  /** Takes back what was counted: the request had no mail to send. */
  undo(): void;
}

/** Faults that a mock server asks before it answers a request and before it sends a mail. */
export interface ArmedFaults extends Faults {
  /** The number of faults that can still happen. Nothing else is asked while it is 0. */
  armed(): number;
  /** The fault that happens to a call of this operation. It is counted. `email` is called only if a fault asks for it. */
  forCall(operation: string | undefined, email: () => string | undefined): HappeningFault | undefined;
  /** The fate of a mail. It is counted. `undefined`: it arrives. */
  forMail(mail: Pick<Mail, 'kind' | 'to'>): MailFate | undefined;
  /**
   * Whether the mail server refuses mails of one of these kinds to this address. It is counted. `undefined` if no fault
   * asks.
   */
  refuses(kinds: readonly Mail['kind'][], email: () => string | undefined): Refusal | undefined;
  /** The faults, as a snapshot has them. */
  kept(): KeptFaults;
  /** Checks the faults of a snapshot. Resolves to the function that puts them in place of those there are. */
  prepare(kept: KeptFaults): Promise<() => void>;
}

/** The faults of a mock server, as a snapshot has them. */
export interface KeptFaults {
  /** How many were ever added. */
  readonly count: number;
  /** Those that were added, in their order. */
  readonly rows: readonly {
    /** Identifies it. */
    readonly id: string;
    /** What was asked for. */
    readonly fault: CallFault | MailFault;
    /** How many calls or mails it matched. */
    readonly calls: number;
    /** How many it happened to. */
    readonly fired: number;
  }[];
}

interface Row {
  readonly id: string;
  readonly fault: CallFault | MailFault;
  readonly answer?: Answer;
  calls: number;
  fired: number;
}

/** No faults. `rules` are read when the first fault is added. */
export function createFaults(rules: () => Promise<FaultRules>): ArmedFaults {
  const rows: Row[] = [];
  let count = 0;
  const live = (): Row[] => rows.filter(({ fault, fired }) => fired < limitOf(fault));
  const shown = ({ id, fault, fired }: Row): ArmedFault => ({ ...fault, id, fired });
  /** The first row that happens. All rows that match count the call. */
  const happening = (matches: (fault: Row['fault']) => boolean): { readonly row?: Row; readonly matching: Row[] } => {
    const matching = live().filter(({ fault }) => matches(fault));
    for (const row of matching) row.calls += 1;
    const row = matching.find(isDue);
    if (row) row.fired += 1;
    return { matching, ...(row && { row }) };
  };
  return {
    async add(fault) {
      const known = await rules();
      const checked = checkedFault(fault, known);
      count += 1;
      rows.push(rowOf({ id: `fault-${count}`, fault: checked, calls: 0, fired: 0 }, known));
      return `fault-${count}`;
    },
    kept: () => ({ count, rows: rows.map(({ id, fault, calls, fired }) => ({ id, fault, calls, fired })) }),
    async prepare(kept) {
      const known = kept.rows.length === 0 ? undefined : await rules();
      for (const { fault } of kept.rows) if (known) checkedFault(fault, known);
      return () => {
        count = kept.count;
        rows.splice(0, rows.length, ...(known ? kept.rows.map((row) => rowOf(row, known)) : []));
      };
    },
    list: async () => rows.map(shown),
    unused: async () => rows.filter(({ fired }) => fired === 0).map(shown),
    async remove(id) {
      const index = rows.findIndex((row) => row.id === id);
      if (index !== -1) rows.splice(index, 1);
      return index !== -1;
    },
    async clear() {
      rows.length = 0;
    },
    armed: () => live().length,
    forCall(operation, email) {
      const { row } = happening(
        (fault) =>
          !isMailFault(fault) &&
          (fault.operation === undefined || fault.operation === operation) &&
          isAbout(fault, email),
      );
      if (!row || isMailFault(row.fault)) return undefined;
      return { id: row.id, fault: row.fault, ...(row.answer && { answer: row.answer }) };
    },
    forMail({ kind, to }) {
      const { row } = happening(
        (fault) => isMailFault(fault) && fault.do !== 'refuse' && concerns(fault, [kind]) && isAbout(fault, () => to),
      );
      return row && isMailFault(row.fault) ? fateOf(row.fault) : undefined;
    },
    refuses(kinds, email) {
      const { row, matching } = happening(
        (fault) => isMailFault(fault) && fault.do === 'refuse' && concerns(fault, kinds) && isAbout(fault, email),
      );
      if (matching.length === 0) return undefined;
      return {
        ...(row && { id: row.id }),
        undo() {
          for (const one of matching) one.calls -= 1;
          if (row) row.fired -= 1;
        },
      };
    },
  };
}

function rowOf(kept: KeptFaults['rows'][number], rules: FaultRules): Row {
  const answer = isMailFault(kept.fault) ? undefined : answerOf(kept.fault, rules);
  return { ...kept, ...(answer && { answer }) };
}

/** Whether this is a fault of mails. */
export function isMailFault(fault: CallFault | MailFault): fault is MailFault {
  return 'mail' in fault;
}

/** Whether a row happens to the call that it has just counted. */
function isDue({ fault: { nth, times = 1 }, calls }: Row): boolean {
  return nth === undefined || (calls >= nth && calls < nth + times);
}

function limitOf({ times, nth }: CallFault | MailFault): number {
  return times ?? (nth === undefined ? Number.POSITIVE_INFINITY : 1);
}

function isAbout({ email }: CallFault | MailFault, given: () => string | undefined): boolean {
  return email === undefined || given()?.toLowerCase() === email.toLowerCase();
}

function concerns({ mail }: MailFault, kinds: readonly Mail['kind'][]): boolean {
  return mail === 'any' || kinds.includes(mail);
}

function fateOf(fault: MailFault): MailFate | undefined {
  if (fault.do === 'delay') return { do: 'delay', ms: milliseconds(fault.by) };
  return fault.do === 'refuse' ? undefined : { do: fault.do };
}

/** The answer of a fault with a status: the given body, or what the backend says with it. */
function answerOf({ operation, status, body }: CallFault, { examples }: FaultRules): Answer | undefined {
  if (operation === undefined || status === undefined) return undefined;
  const example = examples[operation]?.[status] ?? {};
  return { status, ...example, ...(body !== undefined && { body }) };
}
