import { isTooLarge } from '../../../core/body-size.ts';
import { parseGoJson } from '../../../core/go/go-json.ts';
import type { Stage } from '../../../core/stage.ts';
import type { WireRequest } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { badJson, failure } from '../errors.ts';
import { bodyLimit } from '../policy.ts';
import { wordOverflow } from '../word-issues.ts';

/** Reads the body as JSON, for every content type but that of a form, whose body counts as empty. */
export const decode: Stage<Backend> = (exchange, next) => {
  const { body } = exchange.request;
  if (isTooLarge(exchange.request, bodyLimit)) {
    const message = `Request body too large (max ${bodyLimit} bytes)`;
    return Promise.resolve(failure(413, 'request_entity_too_large', message));
  }
  const parsed = parseGoJson(isForm(exchange.request) ? new Uint8Array() : body);
  if ('detail' in parsed) return Promise.resolve(badJson(parsed.detail));
  const struct = asStruct(parsed.value, exchange.operation);
  const refused = parsed.overflow === undefined ? undefined : wordOverflow(exchange, struct, parsed.overflow);
  return refused ? Promise.resolve(refused) : next({ ...exchange, body: struct });
};

/** Reads the body as JSON, for an operation whose body may be empty. */
export const decodeIfAny: Stage<Backend> = (exchange, next) =>
  exchange.request.body.length === 0 && !isTooLarge(exchange.request, bodyLimit)
    ? next({ ...exchange, body: {} })
    : decode(exchange, next);

/** Whether the content type is that of a form. The server parses it early, and nothing is left to read as JSON. */
export function isForm({ headers }: WireRequest): boolean {
  return /^\s*application\/x-www-form-urlencoded\s*(?:;|$)/i.test(headers['content-type'] ?? '');
}

/** The field of an operation that distinguishes an empty text from a missing one. */
const mayBeEmpty: Readonly<Record<string, string>> = {
  updateUser: 'password',
  updateUserById: 'password',
  verifyFactor: 'challenge_id',
};

/**
 * An object as Go decodes it into a struct: names match in any case, and null counts as absent. So does an empty text,
 * unless the operation distinguishes the two. Values other than objects are left for the schema to refuse.
 */
function asStruct(value: unknown, operation: string | undefined): unknown {
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const emptyField = mayBeEmpty[operation ?? ''];
  const counts = (name: string, field: unknown): boolean => field !== null && (field !== '' || name === emptyField);
  const given = Object.entries(value);
  // Most bodies are what Go makes of them.
  if (given.every(([name, field]) => name === name.toLowerCase() && counts(name, field))) return value;
  const fields = given.map(([name, field]) => [name.toLowerCase(), field] as const);
  return Object.fromEntries(fields.filter(([name, field]) => counts(name, field)));
}
