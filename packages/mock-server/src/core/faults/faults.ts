import type { Answer } from '../answer.ts';
import { type Cell, createCells } from '../cells.ts';
import { type Duration, milliseconds } from '../duration.ts';
import type { Mail } from '../message.ts';
import { checkFault, type FaultRules } from './check-fault.ts';
import type { ArmedFault, CallFault, Faults, MailFault } from './fault.ts';

/** A fault of calls that happens to a request, with the answer that it gives, if it gives one. */
export interface HappeningFault {
  readonly id: string;
  readonly fault: CallFault;
  readonly answer?: Answer;
}

/** What happens to a mail. */
export type MailFate = { readonly do: 'lose' | 'duplicate' | 'bounce' } | { readonly do: 'delay'; readonly ms: number };

/** Faults that a mock server asks before it answers a request and before it sends a mail. */
export interface ArmedFaults extends Faults {
  /** The number of faults that can still happen. Nothing else is asked while it is 0. */
  armed(): number;
  /** The fault that happens to a call of this operation. It is counted. `email` is called only if a fault asks for it. */
  forCall(operation: string | undefined, email: () => string | undefined): Promise<HappeningFault | undefined>;
  /** The fate of a mail. It is counted. `undefined`: it arrives. */
  forMail(mail: Pick<Mail, 'kind' | 'to'>): Promise<MailFate | undefined>;
  /** Whether the mail server refuses mails of one of these kinds to this address. It is counted. */
  refuses(kinds: readonly Mail['kind'][], email: () => string | undefined): Promise<string | undefined>;
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

/** Faults in a cell. `rules` are read when the first fault is added. */
export function createFaults(
  rules: () => Promise<FaultRules>,
  cell: Cell<KeptFaults> = createCells().cell('faults', noFaults),
): ArmedFaults {
  const rows = (): readonly Row[] => cell.get().rows;
  const replace = (next: KeptFaults): void => cell.change(() => [next, undefined]);
  /** The first row that happens. All rows that match count the call. */
  const happening = async (matches: (fault: Row['fault']) => boolean): Promise<Row | undefined> =>
    rows().some((row) => isLive(row) && matches(row.fault)) ? cell.decide((kept) => counted(kept, matches)) : undefined;
  return {
    async add(fault) {
      checkFault(fault, await rules());
      return cell.decide(({ count, rows: before }) => {
        const id = `fault-${count + 1}`;
        return [{ count: count + 1, rows: [...before, { id, fault, calls: 0, fired: 0 }] }, id];
      });
    },
    kept: cell.get,
    async prepare(kept) {
      const known = kept.rows.length === 0 ? undefined : await rules();
      for (const { fault } of kept.rows) if (known) checkFault(fault, known);
      return () => replace(kept);
    },
    list: async () => rows().map(shown),
    unused: async () => rows().flatMap((row) => (row.fired === 0 ? [shown(row)] : [])),
    remove: (id) =>
      cell.decide((kept) => {
        const others = kept.rows.filter((row) => row.id !== id);
        return [{ ...kept, rows: others }, others.length < kept.rows.length];
      }),
    clear: () => cell.decide((kept) => [{ ...kept, rows: [] }, undefined]),
    armed: () => rows().filter(isLive).length,
    async forCall(operation, email) {
      const row = await happening(
        (fault) =>
          !isMailFault(fault) &&
          (fault.operation === undefined || fault.operation === operation) &&
          isAbout(fault, email),
      );
      if (!row || isMailFault(row.fault)) return undefined;
      const answer = row.fault.status === undefined ? undefined : answerOf(row.fault, await rules());
      return { id: row.id, fault: row.fault, ...(answer && { answer }) };
    },
    async forMail({ kind, to }) {
      const row = await happening(
        (fault) => isMailFault(fault) && fault.do !== 'refuse' && concerns(fault, [kind]) && isAbout(fault, () => to),
      );
      return row && isMailFault(row.fault) ? fateOf(row.fault) : undefined;
    },
    async refuses(kinds, email) {
      const row = await happening(
        (fault) => isMailFault(fault) && fault.do === 'refuse' && concerns(fault, kinds) && isAbout(fault, email),
      );
      return row?.id;
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

/** The faults after a call or a mail, and the row that happens to it. */
function counted(kept: KeptFaults, matches: (fault: Row['fault']) => boolean): readonly [KeptFaults, Row | undefined] {
  const called = kept.rows.map((row) => (isLive(row) && matches(row.fault) ? { ...row, calls: row.calls + 1 } : row));
  const happens = called.find(
    (row, index) => row !== kept.rows[index] && (row.fault.nth === undefined || row.fault.nth === row.calls),
  );
  const rows = called.map((row) => (row === happens ? { ...row, fired: row.fired + 1 } : row));
  return [{ ...kept, rows }, happens];
}

/** Whether this is a fault of mails. */
export function isMailFault(fault: CallFault | MailFault): fault is MailFault {
  return 'mail' in fault;
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

function fateOf({ do: fate, by = 0 }: MailFault): MailFate | undefined {
  if (fate === 'refuse') return undefined;
  return fate === 'delay' ? { do: 'delay', ms: milliseconds(by as Duration) } : { do: fate };
}

/** The answer of a fault with a status: the given body, or what the backend says with it. */
function answerOf({ operation, status, body }: CallFault, { examples }: FaultRules): Answer | undefined {
  if (operation === undefined || status === undefined) return undefined;
  const example = examples[operation]?.[status] ?? {};
  return { status, ...example, ...(body !== undefined && { body }) };
}
