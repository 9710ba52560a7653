import type { JournalEntry } from './journal-entry.ts';

/**
 * The operation and the status that a client met, such as `signIn 401`, or nothing: situations are no clients, and what a
 * fault broke is no answer of the backend.
 */
export function metBy(
  { reply, trace: { operation, situation } }: Pick<JournalEntry, 'reply' | 'trace'>,
  statusHeader?: string,
): readonly string[] {
  if (!reply || reply.isBroken || reply.cut === 'before' || operation === undefined || situation !== undefined)
    return [];
  const { status, headers } = reply;
  if (statusHeader === undefined) return [`${operation} ${status}`];
  const at = headers.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === statusHeader);
  return [`${operation} ${at === -1 ? status : Number(headers[at + 1])}`];
}

/** The status of an answer, which a header may have while the status line says 200. */
export function statusOf(
  status: number,
  headers: readonly (readonly [name: string, value: string])[],
  statusHeader?: string,
): number {
  if (statusHeader === undefined) return status;
  const actual = headers.find(([name]) => name.toLowerCase() === statusHeader);
  return actual ? Number(actual[1]) : status;
}
