import type { JournalRow } from '../../../core/journal/journal-row.ts';

/** How the body of a request was sent. */
export type SentBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'form'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'text'; readonly text: string };

/** The body of a request, as it has to be sent again. */
export function sentBody({ request: { headers, body } }: JournalRow): SentBody {
  if (body === undefined) return { kind: 'none' };
  if (typeof body === 'string') return { kind: 'text', text: body };
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return { kind: 'json', value: body };
  const fields = Object.entries(Object(body)).map(([name, value]): [string, string] => [name, String(value)]);
  return { kind: 'form', fields: Object.fromEntries(fields) };
}
