import { isTooLarge } from '../../../core/body-size.ts';
import { parseStrictJson } from '../../../core/go/strict-json.ts';
import type { Stage } from '../../../core/stage.ts';
import { queryOf, type WireRequest } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { failure, unreadable } from '../errors.ts';
import { partsOf } from '../multipart.ts';
import { bodyLimit } from '../policy.ts';

/** The fields of the forms, which are all texts. A new record has any fields, and a renewed session needs none. */
const forms: Readonly<Record<string, readonly string[]>> = {
  requestPasswordReset: ['email'],
  confirmPasswordReset: ['token', 'password', 'passwordConfirm'],
  authWithPassword: ['identity', 'password', 'identityField'],
};

/** The texts of a form by name, what JSON has by name, or why a body is refused. */
type Read =
  | { readonly texts: Readonly<Record<string, string>> }
  | { readonly json: Readonly<Record<string, unknown>> }
  | 'malformed'
  | 'unsupported';

/** Reads a form: JSON, or a form as browsers send it. Fields that are absent are empty texts. */
export const decode: Stage<Backend> = (exchange, next) => {
  const { operation = '', request } = exchange;
  if (isTooLarge(request, bodyLimit)) return failure(413, 'Request entity too large.');
  const read = readBody(request);
  if (read === 'unsupported') return failure(400, 'Unsupported Content-Type.');
  const names = forms[operation];
  const body = read === 'malformed' ? undefined : names ? formOf(read, names) : fieldsOf(read);
  if (body) return next({ ...exchange, body });
  return names ? unreadable() : failure(400, 'Something went wrong while processing your request.');
};

function readBody(request: WireRequest): Read {
  const { headers, body } = request;
  if (body.length === 0) return { texts: {} };
  const type = headers['content-type'] ?? '';
  if (type.startsWith('application/json')) return readJson(body);
  if (type.startsWith('application/x-www-form-urlencoded')) return readUrlEncoded(request);
  return type.startsWith('multipart/form-data') ? readMultipart(request) : 'unsupported';
}

function readJson(body: Uint8Array): Read {
  const parsed = parseStrictJson(body);
  if (parsed === 'malformed') return parsed;
  const { value } = parsed;
  if (typeof value !== 'object' || Array.isArray(value)) return 'malformed';
  return { json: { ...value } };
}

/** A form's fields, and after them those of the query. A type that only begins as that of a form has no fields. */
function readUrlEncoded({ headers, body, target }: WireRequest): Read {
  const text = /^[^;]*-urlencoded\s*(?:;|$)/.test(headers['content-type'] ?? '') ? new TextDecoder().decode(body) : '';
  const parts = [text, queryOf(target)];
  if (parts.some((part) => /;|%(?![\da-f]{2})/i.test(part))) return 'malformed';
  return { texts: firstOfEach(parts.flatMap((part) => [...new URLSearchParams(part)])) };
}

/** The fields of the query, and after them those of the parts. A file is no text. */
function readMultipart({ headers, body, target }: WireRequest): Read {
  const parts = partsOf(body, headers['content-type'] ?? '');
  return parts ? { texts: firstOfEach([...new URLSearchParams(queryOf(target)), ...parts]) } : 'malformed';
}

function firstOfEach(pairs: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  return Object.fromEntries([...pairs].reverse());
}

/** All fields by name. */
function fieldsOf(read: Exclude<Read, string>): object {
  return 'texts' in read ? read.texts : read.json;
}

/** The texts of a form. `undefined` if JSON has another value in place of one, or names one twice. */
function formOf(read: Exclude<Read, string>, names: readonly string[]): object | undefined {
  const empty = Object.fromEntries(names.map((name) => [name, '']));
  if ('texts' in read) {
    const { texts } = read;
    return Object.fromEntries(names.map((name) => [name, texts[name] ?? '']));
  }
  const given = Object.entries(read.json).flatMap(([key, value]) => {
    const name = names.find((one) => bare(one) === bare(key));
    return name === undefined ? [] : [[name, value ?? ''] as const];
  });
  const isForm = new Set(given.map(([name]) => name)).size === given.length;
  return isForm && given.every(([, value]) => typeof value === 'string')
    ? { ...empty, ...Object.fromEntries(given) }
    : undefined;
}

/** A name as Go compares it: without regard to case, hyphens and underscores. */
function bare(name: string): string {
  return name.replace(/[-_]/g, '').toLowerCase();
}
