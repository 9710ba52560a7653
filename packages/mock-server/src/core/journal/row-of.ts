import { queryOf } from '../wire.ts';
import { hiddenFromPage } from './hidden-from-page.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { JournalRow } from './journal-row.ts';
import { readBody } from './read-body.ts';
import { isSecretName, redact, redactField, secretsOf, without } from './redact.ts';

/** An entry as the journal shows it. */
export function rowOf(entry: JournalEntry, email: string | undefined, secrets: boolean): JournalRow {
  const { id, at, request, reply, trace } = entry;
  const body = readBody(request.body, request.headers['content-type']);
  const show = secrets ? openly : hiding(entry, body);
  const why = reply && hiddenFromPage(request, reply);
  return {
    id,
    at,
    method: request.method,
    target: show.text(request.target),
    url: show.text(`${request.baseUrl}${request.target}`),
    ...(trace.operation !== undefined && { operation: trace.operation }),
    ...(hasNames(trace.path) && { path: parametersOf(trace.path, show) }),
    ...(email !== undefined && { email }),
    ip: trace.ip ?? request.ip,
    request: { headers: headersOf(request.headers, show), ...(body !== undefined && { body: show.value(body) }) },
    ...(reply && reply.cut !== 'before' && { response: responseOf(reply, show) }),
    ...(trace.fault !== undefined && { fault: trace.fault }),
    ...(trace.situation !== undefined && { situation: trace.situation }),
    ...(trace.limit && { limit: trace.limit }),
    ...(trace.accounts && { accounts: trace.accounts }),
    mails: trace.mails.map((message) => message.id),
    ...(why !== undefined && { hiddenFromPage: why }),
  };
}

/** How the values of a row are shown. */
interface Show {
  text(text: string): string;
  value(value: unknown): unknown;
  header(name: string, value: string): string;
}

const openly: Show = { text: (text) => text, value: (value) => value, header: (_name, value) => value };

/** Hides what its name says is secret, and what the request sent as a secret wherever the answer repeats it. */
function hiding({ request: { target }, trace }: JournalEntry, body: unknown): Show {
  const query = Object.fromEntries(new URLSearchParams(queryOf(target)));
  // An error may say of a field of JSON that it is wrong, and repeat it. Names of operations and errors are no secrets.
  const sent = [...secretsOf(body), ...secretsOf(query), ...pathSecrets(trace.path)];
  const value = (whole: unknown): unknown => without(sent, redact(whole));
  const text = (whole: string): string => String(value(whole));
  return { text, value, header: (name, one) => text(String(redactField(name, one))) };
}

function hasNames(path: Readonly<Record<string, string>> | undefined): path is Readonly<Record<string, string>> {
  return path !== undefined && Object.keys(path).length > 0;
}

function parametersOf(path: Readonly<Record<string, string>>, show: Show): Record<string, string> {
  return Object.fromEntries(Object.entries(path).map(([name, value]) => [name, show.header(name, value)]));
}

function pathSecrets(path: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.entries(path).flatMap(([name, value]) => (isSecretName(name) && value !== '' ? [value] : []));
}

function responseOf(
  { status, headers, body: bytes }: NonNullable<JournalEntry['reply']>,
  show: Show,
): NonNullable<JournalRow['response']> {
  const body = readBody(bytes, undefined);
  const list = headers.flatMap((name, index): [string, string][] =>
    index % 2 === 1 ? [] : [[name, show.header(name, headers[index + 1] ?? '')]],
  );
  const shown = show.value(body);
  return { status, headers: list, ...(body !== undefined && { body: status < 400 ? shown : withCode(shown, body) }) };
}

/** An error as it is shown. Its `code` is the name or the status of an error there, and no secret. */
function withCode(shown: unknown, body: unknown): unknown {
  const code: unknown = Reflect.get(Object(body), 'code');
  const isName = typeof code === 'number' || (typeof code === 'string' && /^[A-Za-z_]+$/.test(code));
  return isName && typeof shown === 'object' ? { ...shown, code } : shown;
}

function headersOf(headers: Readonly<Record<string, string | undefined>>, show: Show): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, show.header(name, value)]])),
  );
}
