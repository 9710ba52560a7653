import type { JournalRow } from '../../../core/journal/journal-row.ts';
import { type SentBody, sentBody } from './sent-body.ts';
import { sentHeaders } from './sent-headers.ts';

/** A command for a POSIX shell that sends the request again. `baseUrl` is that of the backend. */
export function curl(row: JournalRow, baseUrl: string): string {
  const body = sentBody(row);
  const url = `${baseUrl}${row.target}`;
  const headers = { ...sentHeaders(row) };
  // curl says that a body is a form if nobody says otherwise.
  if (body.kind !== 'none' && headers['content-type'] === undefined) headers['content-type'] = '';
  const parts = [
    `curl -si ${/[[\]{}]/.test(url) ? '--globoff ' : ''}${inShell(url)}`,
    ...methodOf(row.method, body),
    ...Object.entries(headers).map(([name, value]) => `-H ${inShell(value === '' ? `${name}:` : `${name}: ${value}`)}`),
    ...(body.kind === 'none' ? [] : [`--data-raw ${inShell(textOf(body))}`]),
  ];
  return parts.join(parts.join(' ').length > 100 ? ' \\\n  ' : ' ');
}

function methodOf(method: string, { kind }: SentBody): readonly string[] {
  if (method === 'HEAD') return ['--head'];
  return method === (kind === 'none' ? 'GET' : 'POST') ? [] : [`-X ${inShell(method)}`];
}

function textOf(body: Exclude<SentBody, { kind: 'none' }>): string {
  if (body.kind === 'text') return body.text;
  return body.kind === 'form' ? new URLSearchParams(body.fields).toString() : JSON.stringify(body.value);
}

/** A word for the shell, in quotes if it needs them. */
function inShell(word: string): string {
  return /^[\w/:.@=?,-]+$/.test(word) && !word.includes('?') ? word : `'${word.replace(/'/g, "'\\''")}'`;
}
