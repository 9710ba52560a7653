import type { WireReply, WireRequest } from '../wire.ts';
import { pathOf, queryOf } from '../wire.ts';
import { claimsOf } from './claims-of.ts';
import type { JournalEntry } from './journal-entry.ts';
import { readBody } from './read-body.ts';
import { isSecretName } from './redact.ts';

/** Finds the account that a request is about. */
export interface Whose {
  /** The e-mail in a request, or that of the account to which a secret in it was given. */
  emailOf(request: WireRequest): string | undefined;
  /** Learns to whom the secrets in an answer and in its mails belong. Returns the account of the request. */
  learn(entry: JournalEntry): string | undefined;
  /** Notes to whom secrets belong. */
  own(email: string, secrets: readonly (string | undefined)[]): void;
  /** The account to which each secret was given. */
  owners(): Readonly<Record<string, string>>;
  /** What may be secrets in a request about which nothing is known. */
  unknown(request: WireRequest): readonly string[];
  /** Knows these secrets too, which are in the store already. */
  know(owners: Readonly<Record<string, string>>): void;
  /** Knows these secrets, and no others. */
  restore(owners: Readonly<Record<string, string>>): void;
  /** Forgets all secrets, without a row in `changes`: what is written of them is deleted already. */
  forget(): void;
  /** What has changed since the last call: the account of each new secret, and `undefined` for one that was forgotten. */
  changes(): ReadonlyMap<string, string | undefined>;
}

/** The number of secrets whose owners are kept: those of the newest answers. */
const most = 20_000;

/** Knows no secrets yet. Without `tracks` there are no changes to ask for. */
export function createWhose(tracks: boolean): Whose {
  const owners = new Map<string, string>();
  let changed = new Map<string, string | undefined>();
  const note = (secret: string, email: string | undefined): void => {
    if (tracks) changed.set(secret, email);
  };
  const own = (secret: string, email: string): void => {
    if (owners.get(secret) === email) return;
    owners.set(secret, email);
    note(secret, email);
    const [oldest] = owners.size > most ? owners.keys() : [];
    if (oldest === undefined) return;
    owners.delete(oldest);
    note(oldest, undefined);
  };
  const emailOf = (request: WireRequest): string | undefined => {
    const values = valuesOf(request);
    const named = values.find(
      ([name, value]) => /^(?:email|username|login|identifier|identity)$/i.test(name) && value.includes('@'),
    );
    if (named) return named[1];
    return secretsOf(values, request)
      .map((secret) => owners.get(secret) ?? emailIn(secret))
      .find((owner) => owner !== undefined);
  };
  return {
    emailOf,
    learn({ request, reply, trace }) {
      const email = emailOf(request) ?? trace.mails[0]?.to;
      for (const { to, code, token } of trace.mails) {
        for (const secret of [code, token]) if (secret !== undefined) own(secret, to);
      }
      if (email !== undefined && reply) for (const secret of secretsIn(reply)) own(secret, email);
      return email;
    },
    own(email, secrets) {
      for (const secret of secrets) if (secret !== undefined) own(secret, email);
    },
    unknown(request) {
      if (emailOf(request) !== undefined) return [];
      return [...new Set(secretsOf(valuesOf(request), request))].filter(isLikeSecret).slice(0, mostUnknown);
    },
    know(known) {
      for (const [secret, owner] of Object.entries(known)) owners.set(secret, owner);
    },
    owners: () => Object.fromEntries(owners),
    restore(known) {
      for (const secret of owners.keys()) note(secret, undefined);
      owners.clear();
      for (const [secret, owner] of Object.entries(known)) own(secret, owner);
    },
    forget() {
      owners.clear();
      changed = new Map();
    },
    changes() {
      const since = changed;
      changed = new Map();
      return since;
    },
  };
}

/** The number of texts of a request that are looked up, and how long they are. */
const mostUnknown = 20;

function isLikeSecret({ length }: string): boolean {
  return length >= 4 && length <= 4_096;
}

/** The texts in body and query of a request, each with the name of its field. */
function valuesOf(request: WireRequest): readonly (readonly [name: string, value: string])[] {
  return [...stringsIn(bodyOf(request)), ...new URLSearchParams(queryOf(request.target)).entries()];
}

function secretsOf(values: ReturnType<typeof valuesOf>, request: WireRequest): readonly string[] {
  return [...values.map(([, value]) => value), ...secretsInPath(request), ...credentialsOf(request)];
}

/** The parts of the path that are as long as secrets of links. */
function secretsInPath({ target }: WireRequest): readonly string[] {
  return pathOf(target)
    .split('/')
    .filter((part) => part.length >= 16);
}

function bodyOf({ body, headers }: WireRequest): unknown {
  return readBody(body, headers['content-type']);
}

/** Bearer tokens and the values of cookies. */
function credentialsOf({ headers }: WireRequest): readonly string[] {
  const bearer = headers.authorization?.replace(/^bearer\s+/i, '');
  const cookies = (headers.cookie ?? '').split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim());
  const own = Object.entries(headers).flatMap(([name, value]) => (/token/i.test(name) && value ? [value] : []));
  return [...(bearer ? [bearer] : []), ...cookies, ...own];
}

/** The e-mail that a JSON Web Token claims: one that another backend gave, or that was given before the journal began. */
function emailIn(secret: string): string | undefined {
  const email: unknown = Reflect.get(Object(claimsOf(secret)), 'email');
  return typeof email === 'string' && email.includes('@') ? email : undefined;
}

/** The secrets that an answer gives: in its body, in its cookies, and in the URL that it redirects to. */
function secretsIn({ headers, body }: WireReply): readonly string[] {
  const fields = stringsIn(readBody(body, undefined)).filter(([name]) => isSecretName(name));
  const ofHeaders = headers.flatMap((name, index): readonly string[] => {
    if (index % 2 === 1) return [];
    const value = headers[index + 1] ?? '';
    if (/^set-cookie$/i.test(name)) return [value.slice(value.indexOf('=') + 1).split(';', 1)[0] ?? ''];
    return /^location$/i.test(name) ? secretsInUrl(value) : [];
  });
  return [...fields.map(([, value]) => value), ...ofHeaders].filter((secret) => secret.length >= 6);
}

function secretsInUrl(url: string): readonly string[] {
  const pairs = new URLSearchParams(url.slice(url.search(/[?#]/) + 1).replaceAll(/[?#]/g, '&'));
  return [...pairs].flatMap(([name, value]) => (isSecretName(name) ? [value] : []));
}

/** All texts in a value, each with the name of its field. */
function stringsIn(value: unknown, name = ''): readonly (readonly [name: string, value: string])[] {
  if (typeof value === 'string') return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, one]) => stringsIn(one, Array.isArray(value) ? name : inner));
}
