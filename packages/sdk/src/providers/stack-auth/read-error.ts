import type { BackendError } from '../../client/backend.ts';
import { fieldsIn } from '../../client/fields-of.ts';
import { kindOf } from '../../client/kind-of.ts';
import { MEANINGS } from './meanings.ts';

/** Reads an answer of 400 and up. Returns `undefined` if the body is not one of this backend. */
export function readError(status: number, body: unknown): BackendError | undefined {
  // An error without a code is a plain sentence of the server; a proxy's page is markup.
  if (typeof body === 'string') return body && !/^\s*</.test(body) ? readText(status, body) : undefined;
  const { code, details, error, error_description, message }: Readonly<Record<string, unknown>> = Object(body);
  if (status === 429 && typeof message === 'string') return { kind: 'rate-limited', message };
  if (typeof error !== 'string') return undefined;
  if (typeof error_description === 'string') return { kind: 'unauthorized', message: error_description, code: error };
  if (typeof code !== 'string') return undefined;
  const found = code === 'SCHEMA_ERROR' ? fieldsIn(error, LINES) : undefined;
  const [field, ...others] = Object.entries(found?.fields ?? {});
  // An error in one field belongs to that field; errors in several belong to the request.
  const words = field && others.length === 0 ? field.join(' ') : error;
  return {
    kind: kindOf(MEANINGS, `${code} ${words}`, status),
    message: error,
    code,
    ...found,
    ...brokenRule(details, error),
  };
}

function readText(status: number, message: string): BackendError {
  const [, requestId] = /\nRequest ID: (\S+)/.exec(message) ?? [];
  return { kind: kindOf(MEANINGS, message, status), message, ...(requestId && { requestId }) };
}

/**
 * A line of a `SCHEMA_ERROR` is about a field, or about the request as a whole. It may continue on more deeply indented
 * lines.
 */
const LINES = /\n {2}- (?:body|headers|query|params)\.(\S+) (.+(?:\n {4}.*)*)/g;

/**
 * The minimum length is checked by a handler, the maximum by the schema. (Only the SDK's catalogue has the code for a
 * password that is too long.)
 */
function brokenRule(details: unknown, error: string): Pick<BackendError, 'violations'> | undefined {
  const { min_length }: { readonly min_length?: unknown } = Object(details);
  if (typeof min_length === 'number')
    return { violations: [{ rule: 'min-length', limit: min_length, message: error }] };
  const [, limit] = /(?:\.(?:new_)?password must be at most|^Password too.*) (\d+)/.exec(error) ?? [];
  return limit ? { violations: [{ rule: 'max-length', limit: Number(limit) }] } : undefined;
}
