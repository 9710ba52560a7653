import { hiddenFromPage } from './hidden-from-page.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { JournalRow } from './journal-row.ts';
import { readBody } from './read-body.ts';
import { redact, redactField, redactText } from './redact.ts';

/** An entry as the journal shows it. */
export function rowOf(entry: JournalEntry, email: string | undefined, secrets: boolean): JournalRow {
  const { id, at, request, reply, trace } = entry;
  const hide = secrets ? <T>(value: T): T => value : redact;
  const body = readBody(request.body, request.headers['content-type']);
  const why = reply && hiddenFromPage(request, reply);
  return {
    id,
    at,
    method: request.method,
    target: secrets ? request.target : redactText(request.target),
    ...(trace.operation !== undefined && { operation: trace.operation }),
    ...(email !== undefined && { email }),
    ip: trace.ip ?? request.ip,
    request: { headers: headersOf(request.headers, secrets), ...(body !== undefined && { body: hide(body) }) },
    ...(reply && reply.cut !== 'before' && { response: responseOf(reply, hide, secrets) }),
    ...(trace.fault !== undefined && { fault: trace.fault }),
    ...(trace.situation !== undefined && { situation: trace.situation }),
    mails: trace.mails.map((message) => message.id),
    ...(why !== undefined && { hiddenFromPage: why }),
  };
}

function responseOf(
  { status, headers, body: bytes }: NonNullable<JournalEntry['reply']>,
  hide: (value: unknown) => unknown,
  secrets: boolean,
): NonNullable<JournalRow['response']> {
  const body = readBody(bytes, undefined);
  const list = headers.flatMap((name, index): [string, string][] =>
    index % 2 === 1 ? [] : [[name, shown(name, headers[index + 1] ?? '', secrets)]],
  );
  return { status, headers: list, ...(body !== undefined && { body: hide(body) }) };
}

function headersOf(headers: Readonly<Record<string, string | undefined>>, secrets: boolean): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, shown(name, value, secrets)]],
    ),
  );
}

function shown(name: string, value: string, secrets: boolean): string {
  return secrets ? value : String(redactField(name, value));
}
