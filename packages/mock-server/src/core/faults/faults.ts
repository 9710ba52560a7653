import type { Answer } from '../answer.ts';
import { type Cell, createCells } from '../cells.ts';
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
  undo(): Promise<void>;
}

/** Faults that a mock server asks before it answers a request and before it sends a mail. */
export interface ArmedFaults extends Faults {
  /** The number of faults that can still happen. Nothing else is asked while it is 0. */
  armed(): number;
  /** The fault that happens to a call of this operation. It is counted. `email` is called only if a fault asks for it. */
  forCall(operation: string | undefined, email: () => string | undefined): Promise<HappeningFault | undefined>;
  /** The fate of a mail. It is counted. `undefined`: it arrives; without a promise if there are no faults. */
  forMail(mail: Pick<Mail, 'kind' | 'to'>): Promise<MailFate | undefined> | undefined;
  /**
   * Whether the mail server refuses mails of one of these kinds to this address. It is counted. `undefined` if no fault
   * asks.
   */
  refuses(kinds: readonly Mail['kind'][], email: () => string | undefined): Promise<Refusal | undefined>;
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

type Row = KeptFaults['rows'][number];

/** No fault was ever added. */
export const noFaults: KeptFaults = { count: 0, rows: [] };

/** Rows that were counted for a call or a mail, and the one of them that happens. */
interface Happening {
  readonly row?: Row;
  /** The ids of those that matched. */
  readonly matching: readonly string[];
}

/** Faults in a cell. `rules` are read when the first fault is added. */
export function createFaults(
  rules: () => Promise<FaultRules>,
  cell: Cell<KeptFaults> = createCells().cell('faults', noFaults),
): ArmedFaults {
  const rows = (): readonly Row[] => cell.get().rows;
  /** The first row that happens. All rows that match count the call. */
  const happening = async (matches: (fault: Row['fault']) => boolean): Promise<Happening> =>
    rows().some((row) => isLive(row) && matches(row.fault))
      ? cell.decide((kept) => counted(kept, matches))
      : { matching: [] };
  const forMail = async ({ kind, to }: Pick<Mail, 'kind' | 'to'>): Promise<MailFate | undefined> => {
    const { row } = await happening(
      (fault) => isMailFault(fault) && fault.do !== 'refuse' && concerns(fault, [kind]) && isAbout(fault, () => to),
    );
    return row && isMailFault(row.fault) ? fateOf(row.fault) : undefined;
  };
  return {
    async add(fault) {
      const checked = checkedFault(fault, await rules());
      return cell.decide(({ count, rows: before }) => {
        const id = `fault-${count + 1}`;
        return [{ count: count + 1, rows: [...before, { id, fault: checked, calls: 0, fired: 0 }] }, id];
      });
    },
    kept: cell.get,
    async prepare(kept) {
      const known = kept.rows.length === 0 ? undefined : await rules();
      for (const { fault } of kept.rows) if (known) checkedFault(fault, known);
      return () => cell.change(() => [kept, undefined]);
    },
    list: async () => rows().map(shown),
    unused: async () => rows().flatMap((row) => (row.fired === 0 ? [shown(row)] : [])),
    remove: (id) =>
      cell.decide((kept) => {
        const others = kept.rows.filter((row) => row.id !== id);
        return [{ ...kept, rows: others }, others.length < kept.rows.length];
      }),
    clear: () => cell.decide((kept) => [{ ...kept, rows: [] }, undefined]),
    armed: () => (rows().length === 0 ? 0 : rows().filter(isLive).length),
    async forCall(operation, email) {
      const { row } = await happening(
        (fault) =>
          !isMailFault(fault) &&
          (fault.operation === undefined || fault.operation === operation) &&
          isAbout(fault, email),
      );
      if (!row || isMailFault(row.fault)) return undefined;
      const answer = row.fault.status === undefined ? undefined : answerOf(row.fault, await rules());
      return { id: row.id, fault: row.fault, ...(answer && { answer }) };
    },
    forMail: (mail) => (rows().length === 0 ? undefined : forMail(mail)),
    async refuses(kinds, email) {
      const { row, matching } = await happening(
        (fault) => isMailFault(fault) && fault.do === 'refuse' && concerns(fault, kinds) && isAbout(fault, email),
      );
      if (matching.length === 0) return undefined;
      const undo = (): Promise<void> => cell.decide((kept) => [uncounted(kept, matching, row?.id), undefined]);
      return { ...(row && { id: row.id }), undo };
    },
  };
}

function shown({ id, fault, fired }: Row): ArmedFault {
  return { ...fault, id, fired };
}

/** Whether it can still happen. */
function isLive({ fault, fired }: Row): boolean {
  return fired < limitOf(fault);
}

/** The faults after a call or a mail, and what happens to it. */
function counted(kept: KeptFaults, matches: (fault: Row['fault']) => boolean): readonly [KeptFaults, Happening] {
  const matching = kept.rows.filter((row) => isLive(row) && matches(row.fault)).map(({ id }) => id);
  const called = kept.rows.map((row) => (matching.includes(row.id) ? { ...row, calls: row.calls + 1 } : row));
  const row = called.find((one) => matching.includes(one.id) && isDue(one));
  const rows = called.map((one) => (one === row ? { ...one, fired: one.fired + 1 } : one));
  return [
    { ...kept, rows },
    { matching, ...(row && { row }) },
  ];
}

/** The faults as if a call had not been counted. */
function uncounted(kept: KeptFaults, matching: readonly string[], happened: string | undefined): KeptFaults {
  const rows = kept.rows.map((row) => {
    if (!matching.includes(row.id)) return row;
    return { ...row, calls: row.calls - 1, fired: row.fired - (row.id === happened ? 1 : 0) };
  });
  return { ...kept, rows };
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
