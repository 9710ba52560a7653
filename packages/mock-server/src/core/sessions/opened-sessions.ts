import type { JournalRow } from '../journal/journal-row.ts';

/** What a session that was opened without a request gives: its tokens by name, and the lines that would set its cookies. */
export interface OpenedSession {
  readonly email: string;
  readonly at: number;
  readonly tokens: Readonly<Record<string, unknown>>;
  readonly setCookies: readonly string[];
}

/** The sessions that tests have opened. No row of the journal has their tokens. */
export interface OpenedSessions {
  add(session: OpenedSession): void;
  /** Rows as the journal would have them, if a sign-in had opened the sessions. */
  rows(): readonly JournalRow[];
  /** Forgets all of them. */
  forget(): void;
}

/** The number of sessions that are remembered: as many as the journal has rows. */
const most = 1_000;

/** No session was opened yet. */
export function createOpenedSessions(): OpenedSessions {
  const opened: OpenedSession[] = [];
  return {
    add(session) {
      opened.push(session);
      if (opened.length > most) opened.shift();
    },
    rows: () => opened.map(rowOf),
    forget: () => void opened.splice(0),
  };
}

function rowOf({ email, at, tokens, setCookies }: OpenedSession): JournalRow {
  const headers = setCookies.map((line) => ['set-cookie', line] as const);
  return {
    id: 'sessions.make',
    at,
    method: 'POST',
    target: 'sessions.make',
    url: 'sessions.make',
    email,
    ip: '127.0.0.1',
    request: { headers: {} },
    response: { status: 200, headers, body: tokens },
    mails: [],
  };
}
