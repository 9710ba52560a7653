import type { JournalRow } from '../journal/journal-row.ts';
import type { FoundSecret } from './find-secret.ts';
import { type Given, givenIn, inUrl } from './given.ts';
import { credentialsIn } from './reset-steps.ts';

/** The secrets that answers gave: tokens of sessions, cookies, and what mailed codes were exchanged for. */
export interface GivenSecrets {
  /** The one with this value, or in this URL. */
  find(text: string): FoundSecret | undefined;
  /** All of them, each once, in the order in which they were first given. */
  readonly all: readonly FoundSecret[];
}

/** Where a secret was given first and last. */
interface Giving {
  readonly row: JournalRow;
  readonly first: Given;
  latest: Given;
}

/** The secrets in the answers of these rows, which are oldest first and show secrets. */
export function givenSecrets(rows: readonly JournalRow[]): GivenSecrets {
  const givings = new Map<string, Giving>();
  for (const row of rows) {
    for (const given of givenIn(row)) {
      const before = givings.get(given.value);
      if (before) before.latest = given;
      else givings.set(given.value, { row, first: given, latest: given });
    }
  }
  const sessions = sessionsIn(rows, givings);
  const secretOf = ({ row, first, latest }: Giving): FoundSecret => ({
    name: first.name,
    token: first.value,
    issuedAt: row.at,
    by: row,
    session: sessions.get(first.value) ?? [first.value],
    ...(row.email !== undefined && { email: row.email }),
    ...(row.operation !== undefined && { issuedBy: row.operation }),
    // A cookie may be given again, and lives longer then.
    ...(latest.expiresAt !== undefined && { expiresAt: latest.expiresAt }),
  });
  return {
    find(text) {
      const asked = [text, ...inUrl(text).map(({ value }) => value)];
      const found = asked.flatMap((value) => givings.get(value) ?? []);
      const [first] = found.toSorted((one, other) => one.row.at - other.row.at);
      return first && secretOf(first);
    },
    all: Array.from(givings.values(), secretOf),
  };
}

/** The session of each token: all that were given together with it, or in exchange for one of it. Oldest first. */
function sessionsIn(
  rows: readonly JournalRow[],
  givings: ReadonlyMap<string, Giving>,
): ReadonlyMap<string, readonly string[]> {
  const sessions = new Map<string, string[]>();
  for (const row of rows) {
    const given = givenIn(row).map(({ value }) => value);
    if (given.length === 0) continue;
    const exchanged = credentialsIn(row, 'to exchange').filter((value) => givings.has(value));
    const joined = new Set([...exchanged, ...given].map((value) => sessions.get(value) ?? [value]));
    const tokens = [...new Set([...joined].flat())];
    for (const token of tokens) sessions.set(token, tokens);
  }
  return sessions;
}
