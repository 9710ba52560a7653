import type { JournalRow } from '../journal/journal-row.ts';
import { isSecretName } from '../journal/redact.ts';
import type { Message } from '../message.ts';

/** A secret that is looked for. */
export interface CollectedSecret {
  readonly value: string;
  /** `mail`: the code or token of a mail. `token`: what an answer gave to be signed in with. */
  readonly kind: 'mail' | 'password' | 'token';
  /** What it is, in words. */
  readonly what: string;
}

/** Keys that a page may show. */
const publicName = /anon|publishable|csrf/i;

/** All codes, tokens and passwords that went over the wire. Rows show secrets. */
export function collectedSecrets(rows: readonly JournalRow[], mails: readonly Message[]): readonly CollectedSecret[] {
  const found = new Map<string, CollectedSecret>();
  const add = (value: string | undefined, kind: CollectedSecret['kind'], what: string): void => {
    if (value !== undefined && value.length >= 6 && !found.has(value)) found.set(value, { value, kind, what });
  };
  for (const { code, token, to, kind } of mails) {
    add(code, 'mail', `the code of a ${kind} mail to ${to}`);
    add(token, 'mail', `the token of a ${kind} mail to ${to}`);
  }
  for (const { request, response, email } of rows) {
    const of = email === undefined ? '' : ` of ${email}`;
    for (const [name, value] of textsIn(request.body))
      if (/password/i.test(name)) add(value, 'password', `a password${of}`);
    for (const [name, value] of textsIn(response?.body))
      if (value.length >= 16 && isSecretName(name) && !publicName.test(name) && !/\s/.test(value))
        add(value, 'token', `a token${of}`);
  }
  return [...found.values()];
}

/** Whether a secret stands in a text, as it is or percent-encoded. Digits have to stand alone. */
export function stands({ value }: CollectedSecret, text: string): boolean {
  if (!text.includes(value) && !text.includes(encodeURIComponent(value))) return false;
  return !/^\d+$/.test(value) || new RegExp(`(?<![\\w.-])${value}(?![\\w.-])`).test(text);
}

function textsIn(value: unknown, name = ''): readonly (readonly [name: string, value: string])[] {
  if (typeof value === 'string') return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, one]) => textsIn(one, Array.isArray(value) ? name : inner));
}
