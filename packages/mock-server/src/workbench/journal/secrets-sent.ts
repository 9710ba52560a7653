import type { JournalRow } from '../../core/journal/journal-row.ts';
import { isSecretName } from '../../core/journal/redact.ts';

/** The codes, tokens and links that a request sends in its query and in its body, at any depth. Passwords are none of them. */
export function secretsSent({ target, request }: JournalRow): readonly string[] {
  const at = target.indexOf('?');
  const query = at === -1 ? {} : Object.fromEntries(new URLSearchParams(target.slice(at)));
  return [...new Set([query, request.body].flatMap((value) => secretsIn(value, '')))];
}

function secretsIn(value: unknown, name: string): readonly string[] {
  if (typeof value === 'string') return value !== '' && isSecretName(name) && !/pass/i.test(name) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, one]) => secretsIn(one, Array.isArray(value) ? name : inner));
}
