import { claimsOf } from '../journal/claims-of.ts';
import type { JournalRow } from '../journal/journal-row.ts';
import { isSecretName } from '../journal/redact.ts';
import { oncePerRow } from './once-per-row.ts';

/** A secret that an answer gave. */
export interface Given {
  /** The field, parameter or cookie that it stood in. */
  readonly name: string;
  readonly value: string;
  /** When its time is over, if it or its answer says so: milliseconds since 1970. */
  readonly expiresAt?: number;
}

/** The secrets that an answer gave: in its body, in URLs there, in its cookies, and in the URL that it redirects to. */
export const givenIn: (row: JournalRow) => readonly Given[] = oncePerRow(lookedFor);

function lookedFor({ response }: JournalRow): readonly Given[] {
  if (!response) return [];
  const of = (value: string): readonly string[] =>
    response.headers.flatMap(([name, one]) => (name.toLowerCase() === value ? [one] : []));
  const found = [
    ...fieldsIn(response.body),
    ...of('location').flatMap(inUrl),
    ...of('set-cookie').flatMap((cookie) => inCookie(cookie)),
  ];
  return found.filter(({ value }) => value.length >= 6);
}

/** The parameters of a URL, or of its fragment, whose names say that they are secrets. */
export function inUrl(url: string): readonly Given[] {
  const start = url.search(/[?#]/);
  if (start === -1) return [];
  const pairs = new URLSearchParams(url.slice(start + 1).replaceAll(/[?#]/g, '&'));
  return [...pairs].flatMap(([name, value]) => (isSecretName(name) ? [withExpiry(name, value)] : []));
}

function fieldsIn(value: unknown, name = '', parent: unknown = undefined): readonly Given[] {
  if (typeof value === 'string') {
    const inside = /^https?:/.test(value) ? inUrl(value) : [];
    return isSecretName(name) ? [withExpiry(name, value, Reflect.get(Object(parent), 'expiresAt')), ...inside] : inside;
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, one]) => fieldsIn(one, Array.isArray(value) ? name : inner, value));
}

function inCookie(cookie: string): readonly Given[] {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
  const [, expires] = /;\s*expires=([^;]+)/i.exec(cookie) ?? [];
  return [withExpiry(name, value, expires)];
}

/** A JSON Web Token says itself when its time is over. */
function withExpiry(name: string, value: string, said?: unknown): Given {
  const claimed: unknown = Reflect.get(Object(claimsOf(value)), 'exp');
  const expiresAt = typeof claimed === 'number' ? claimed * 1_000 : Date.parse(String(said));
  return Number.isNaN(expiresAt) ? { name, value } : { name, value, expiresAt };
}
