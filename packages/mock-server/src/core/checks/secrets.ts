import { givenIn } from '../explain/given.ts';
import type { JournalRow } from '../journal/journal-row.ts';
import type { SentMail } from '../message.ts';

/** A secret that is looked for. */
export interface CollectedSecret {
  readonly value: string;
  /** `mail`: the code or token of a mail, or of a link that an administrator was handed. `token`: what an answer gave. */
  readonly kind: 'mail' | 'password' | 'token';
  /** What it is, in words. */
  readonly what: string;
  /** For a token, the operations that it was made by: their answers may give it again. */
  readonly madeBy: Set<string | undefined>;
}

/** The requests that a journal has, oldest first. They show secrets. */
export type Rows = readonly JournalRow[];

/** Keys that a page may show. */
const publicName = /anon|publishable|csrf/i;

/**
 * All codes, tokens and passwords that went over the wire. What a backend behind answered, the one before it may pass on:
 * each has its journal. `handsOut`: operations that hand a link to an administrator.
 */
export function collectedSecrets(
  journals: readonly Rows[],
  mails: readonly SentMail[],
  handsOut: readonly string[],
): readonly CollectedSecret[] {
  const found = new Map<string, CollectedSecret>();
  const add = (value: string | undefined, kind: CollectedSecret['kind'], what: string): void => {
    if (value !== undefined && value.length >= 6 && !found.has(value))
      found.set(value, { value, kind, what, madeBy: new Set() });
  };
  for (const { code, token, to, kind } of mails) {
    add(code, 'mail', `the code of a ${kind} mail to ${to}`);
    add(token, 'mail', `the token of a ${kind} mail to ${to}`);
  }
  for (const { request, email } of journals.flat()) {
    for (const [name, value] of textsIn(request.body))
      if (/password/i.test(name)) add(value, 'password', `a password${ofAccount(email)}`);
  }
  for (const rows of journals) {
    for (const [value, { operation, email }] of tokensIn(rows)) {
      const isHanded = handsOut.includes(operation ?? '');
      add(value, isHanded ? 'mail' : 'token', `${isHanded ? 'the token of a link' : 'a token'}${ofAccount(email)}`);
      found.get(value)?.madeBy.add(operation);
    }
  }
  return [...found.values()];
}

/** The tokens that answers gave, each with the first of them. */
function tokensIn(rows: Rows): ReadonlyMap<string, JournalRow> {
  const first = new Map<string, JournalRow>();
  for (const row of rows) {
    for (const { name, value } of givenIn(row)) {
      const isToken = value.length >= 16 && !publicName.test(name) && !/\s/.test(value);
      if (isToken && !first.has(value)) first.set(value, row);
    }
  }
  return first;
}

function ofAccount(email: string | undefined): string {
  return email === undefined ? '' : ` of ${email}`;
}

/** What most tokens are made of. They are the same when they are percent-encoded. */
const word = /[\w~-](?:[\w.~-]*[\w~-])?/g;

/**
 * Makes a function that finds the secrets that stand in a text, in their order. Tokens, of which there are many, are looked
 * up as words.
 */
export function finder(secrets: readonly CollectedSecret[]): (text: string) => readonly CollectedSecret[] {
  const order = new Map(secrets.map((secret, index) => [secret, index]));
  const isWord = ({ kind, value }: CollectedSecret): boolean => kind === 'token' && value.match(word)?.[0] === value;
  const words = new Map(secrets.flatMap((secret) => (isWord(secret) ? [[secret.value, secret] as const] : [])));
  const others = secrets.filter((secret) => !isWord(secret));
  return (text) => {
    const found = new Set(others.filter((secret) => stands(secret, text)));
    if (words.size > 0) {
      for (const [one] of text.matchAll(word)) {
        const secret = words.get(one);
        if (secret) found.add(secret);
      }
    }
    return [...found].toSorted((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
  };
}

/** Whether a secret stands in a text, as it is or percent-encoded. Digits have to stand alone. */
export function stands({ value }: Pick<CollectedSecret, 'value'>, text: string): boolean {
  if (!text.includes(value) && !text.includes(encodeURIComponent(value))) return false;
  return !/^\d+$/.test(value) || new RegExp(`(?<![\\w.-])${value}(?![\\w.-])`).test(text);
}

function textsIn(value: unknown, name = ''): readonly (readonly [name: string, value: string])[] {
  if (typeof value === 'string') return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, one]) => textsIn(one, Array.isArray(value) ? name : inner));
}
