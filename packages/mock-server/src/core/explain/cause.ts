import type { JournalRow } from '../journal/journal-row.ts';

/** What did something: a request, or a lever of a test. */
export interface Cause {
  /** `POST resetPassword`, or `accounts.put`. */
  readonly what: string;
  /** The id of the request's row in the journal. Absent for a lever. */
  readonly row?: string;
  /** The backend whose journal has the row, if that is the one behind. */
  readonly journal?: string;
  /** The status of the request's answer, and the name of its error if it has one: `400 PASSWORD_TOO_SHORT`. */
  readonly answer?: string;
}

/** A request as what did something. `journal`: the backend whose journal it is in, if that is the one behind. */
export function causeOf(row: JournalRow, journal: string | undefined): Cause {
  // A row that stands for what a test did.
  if (row.url === '') return { what: row.target };
  const { response } = row;
  return {
    what: `${row.method} ${nameOf(row)}`,
    row: row.id,
    ...(journal !== undefined && { journal }),
    ...(response && { answer: answered(response.status, locationOf(response.headers), response.body) }),
  };
}

/** The operation of a request, or its path. */
export function nameOf({ operation, target }: JournalRow): string {
  return operation ?? target.split('?', 1)[0] ?? '';
}

/** The status of an answer, and the name of its error: in its body, or in the URL that it redirects to. */
export function answered(status: number, location: string, body: unknown): string {
  const redirected = new URLSearchParams(location.slice(location.search(/[?#]/) + 1).replaceAll(/[?#]/g, '&'));
  const named = names.flatMap((one) => [Reflect.get(Object(body), one), redirected.get(one)]);
  const name = named.find((one) => typeof one === 'string');
  return name === undefined || (status < 400 && location === '') ? String(status) : `${status} ${name}`;
}

const names = ['error_code', 'code', 'name', 'error', 'insforge_error', 'message'];

function locationOf(headers: NonNullable<JournalRow['response']>['headers']): string {
  return headers.find(([name]) => /^location$/i.test(name))?.[1] ?? '';
}
