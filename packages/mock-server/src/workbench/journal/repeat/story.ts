import type { ArmedFault } from '../../../core/faults/fault.ts';
import type { JournalRow } from '../../../core/journal/journal-row.ts';
import type { Message } from '../../../core/message.ts';
import { type Given, givenBy } from './given.ts';
import { givenBySession } from './given-by-session.ts';

/** What is known when a request is to be repeated. Rows have their secrets. */
export interface Known {
  /** The requests about the same account before it, oldest first. */
  readonly before: readonly JournalRow[];
  readonly mails: readonly Message[];
  readonly faults: readonly ArmedFault[];
  /** What every client of the backend is given: its public keys. */
  readonly keys: readonly unknown[];
  readonly hasSecondFactor: boolean;
}

/** A request that is sent again. */
export interface Step {
  readonly row: JournalRow;
  /** How many seconds pass before it, on the mock's clock. */
  readonly afterSeconds: number;
  readonly fault: ArmedFault | undefined;
  /** The mail that it sends, as the test waits for it. */
  readonly mail: Message | undefined;
}

/** What has to happen so that a request is answered as it was, itself the last step. */
export interface Story {
  readonly steps: readonly Step[];
  /** What steps, or a session from before, gave and others sent. */
  readonly given: readonly Given[];
  /** The account that is there at the start. */
  readonly account: { readonly email: string; readonly password: string } | undefined;
  /** Whether the account has a second factor, which is not made again. */
  readonly hasSecondFactor: boolean;
}

/** How many requests are looked through. */
const MOST = 200;
/** How many requests before a refusal by a limit are repeated. */
const MOST_BEFORE_A_LIMIT = 20;
/** A password that the rules of every backend accept. */
const password = 'Analytical-Engine-1843';

/**
 * The requests that lead to a request: back to the one whose mail or answer gave what it sends, and all of that account
 * since then, because each may have changed what the next is answered.
 */
export function storyOf(row: JournalRow, { before, mails, faults, keys, hasSecondFactor }: Known): Story {
  const mailOf = ({ mails: ids }: JournalRow): Message | undefined => mails.find(({ id }) => ids.includes(id));
  const all = [...before.filter((one) => !onlyReads(one)).slice(-MOST), row];
  const rows = all.slice(firstNeeded(all, mailOf));
  const steps = rows.map(
    (one, index): Step => ({
      row: one,
      afterSeconds: Math.max(0, Math.floor((one.at - (rows[index - 1]?.at ?? one.at)) / 1_000)),
      fault: faults.find(({ id }) => id === one.fault),
      mail: mailOf(one),
    }),
  );
  const [given, account] = [sentAgain(rows, mailOf), accountOf(rows)];
  const known = [...keys, ...given.map(({ value }) => value)];
  const ofSession = account ? sessionSent(rows).filter(({ value }) => !known.includes(value)) : [];
  return { steps, given: [...ofSession, ...given], account, hasSecondFactor };
}

type MailOf = (row: JournalRow) => Message | undefined;

function onlyReads({ method, mails, response }: JournalRow): boolean {
  return (
    method === 'OPTIONS' || (method === 'GET' && mails.length === 0 && response !== undefined && response.status < 300)
  );
}

/** The first of the rows that the last one needs: what it sends was given there, or by one that is needed itself. */
function firstNeeded(rows: readonly JournalRow[], mailOf: MailOf): number {
  const last = rows.length - 1;
  const texts = rows.map(textsOf);
  const given = sentAgain(rows, mailOf);
  let first = rows[last]?.response?.status === 429 ? Math.max(0, last - MOST_BEFORE_A_LIMIT) : last;
  for (let index = last; index >= first; index--) {
    const needed = given.filter(({ step, value }) => step < index && texts[index]?.includes(value));
    first = Math.min(first, ...needed.map(({ step }) => step));
  }
  return first;
}

/** What a step gave and a later one sent, unless the client knew it already. */
function sentAgain(rows: readonly JournalRow[], mailOf: MailOf): readonly Given[] {
  const texts = rows.map(textsOf);
  return rows.flatMap((row, step) =>
    givenBy(row, mailOf(row), step).filter(
      ({ value }) =>
        texts.slice(step + 1).some((text) => text.includes(value)) &&
        !texts.slice(0, step + 1).some((text) => text.includes(value)),
    ),
  );
}

/** What requests sent of sessions. Where it was refused, it is not known to be of one that a new mock would accept. */
function sessionSent(rows: readonly JournalRow[]): readonly Given[] {
  const sent = rows.filter(isAccepted).flatMap(givenBySession);
  return [...new Map(sent.map((given) => [given.value, given])).values()];
}

/** All that a request sends, as one text. */
function textsOf(row: JournalRow | undefined): string {
  if (!row) return '';
  const texts = [row.target, decoded(row.target), ...Object.values(row.request.headers)];
  return [...texts, row.request.body === undefined ? '' : plain(row.request.body)].join('\n');
}

function plain(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).map(plain).join('\n');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function accountOf(rows: readonly JournalRow[]): Story['account'] {
  const email = rows.at(-1)?.email;
  if (email === undefined || rows.some(makesAccount)) return undefined;
  const [known = password] = rows.flatMap((row) => (isAccepted(row) ? passwordProvedBy(row.request.body) : []));
  return { email, password: known };
}

function makesAccount({ accounts = [] }: JournalRow): boolean {
  return accounts.some(({ change }) => change === 'made');
}

function isAccepted({ response }: JournalRow): boolean {
  return response !== undefined && response.status < 400;
}

/** The password that a body proves to know, if it is not one that it sets. */
function passwordProvedBy(body: unknown): readonly string[] {
  const fields: Readonly<Record<string, unknown>> = Object(body);
  const names = ['oldPassword', 'old_password', 'currentPassword', 'current_password'];
  const signsIn = ('email' in fields || 'username' in fields) && !('token' in fields || 'code' in fields);
  return [...names, ...(signsIn ? ['password'] : [])].flatMap((name) => {
    const value = fields[name];
    return typeof value === 'string' ? [value] : [];
  });
}
