import type { AccountChange } from './account-change.ts';
import type { Clock } from './clock.ts';
import type { JournalRow } from './journal/journal-row.ts';

/** What a test did to an account with a lever. No row of the journal has it. */
export interface Act {
  readonly lever: 'accounts.put' | 'accounts.update' | 'accounts.delete' | 'sessions.make';
  readonly at: number;
  readonly email: string;
  /** What that did to the account. */
  readonly change?: AccountChange['change'];
  /** What an opened session gave: its tokens by name, and the lines that would set its cookies. */
  readonly session?: { readonly tokens: Readonly<Record<string, unknown>>; readonly setCookies: readonly string[] };
}

/** Hears what a test did to an account now. */
export type NoteAct = (act: Omit<Act, 'at'>) => void;

/** What tests did to accounts. */
export interface Acts {
  /** What notes an act, at the time of this clock. */
  by(clock: Pick<Clock, 'now'>): NoteAct;
  /** The last ones, oldest first. */
  list(): readonly Act[];
  /** The opened sessions as rows that the journal would have, if a sign-in had opened them. */
  rows(): readonly JournalRow[];
  /** Goes on from these. */
  goOn(acts: readonly Act[]): void;
  /** Forgets all of them. */
  forget(): void;
}

/** The number of acts that are remembered: as many as the journal has rows. */
const most = 1_000;

/** None was done yet. `names`: how answers of the backend name the tokens of a session. */
export function createActs(names: Readonly<Record<string, string | undefined>>): Acts {
  const acts: Act[] = [];
  return {
    by: (clock) => (act) => {
      acts.push({ ...act, at: clock.now() });
      if (acts.length > most) acts.shift();
    },
    list: () => acts.slice(),
    rows: () => acts.flatMap((act) => rowsOf(act, names)),
    goOn: (before) => void acts.push(...before),
    forget: () => void acts.splice(0),
  };
}

function rowsOf(
  { lever, at, email, session }: Act,
  names: Readonly<Record<string, string | undefined>>,
): readonly JournalRow[] {
  if (!session) return [];
  const { tokens, setCookies } = session;
  const headers = setCookies.map((line) => ['set-cookie', line] as const);
  const body = Object.fromEntries(Object.entries(tokens).map(([name, value]) => [names[name] ?? name, value]));
  const response = { status: 200, headers, body };
  const request = { headers: {} };
  return [
    { id: lever, at, method: 'POST', target: lever, url: '', email, ip: '127.0.0.1', request, response, mails: [] },
  ];
}
