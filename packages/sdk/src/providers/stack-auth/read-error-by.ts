import type { Backend, BackendError } from '../../client/backend.ts';
import { fieldsIn } from '../../client/fields-of.ts';
import { kindOf, type Meanings } from '../../client/kind-of.ts';

/** What an answer of 400 and up means; `undefined` where it is none of this backend's. */
export function readErrorBy(meanings: Meanings): Backend['readError'] {
  return (status, body) => {
    // What has no code is a bare sentence of the server; a proxy's page is markup.
    if (typeof body === 'string') return body && !/^\s*</.test(body) ? readText(meanings, status, body) : undefined;
    const { code, details, error, error_description, message }: Readonly<Record<string, unknown>> = Object(body);
    if (status === 429 && typeof message === 'string') return { kind: 'rate-limited', message };
    if (typeof error !== 'string') return undefined;
    if (typeof error_description === 'string') return { kind: 'unauthorized', message: error_description, code: error };
    if (typeof code !== 'string') return undefined;
    const told = code === 'SCHEMA_ERROR' ? fieldsIn(error, LINES) : undefined;
    const [field, ...others] = Object.entries(told?.fields ?? {});
    // What is wrong with one field is the field's; what is wrong with several is the request's.
    const words = field && others.length === 0 ? field.join(' ') : error;
    return {
      kind: kindOf(meanings, `${code} ${words}`, status),
      message: error,
      code,
      ...told,
      ...brokenRule(details, error),
    };
  };
}

function readText(meanings: Meanings, status: number, message: string): BackendError {
  const [, requestId] = /\nRequest ID: (\S+)/.exec(message) ?? [];
  return { kind: kindOf(meanings, message, status), message, ...(requestId && { requestId }) };
}

/** A line of a `SCHEMA_ERROR` is about a field, or about the request as a whole; it may go on below, further in. */
const LINES = /\n {2}- (?:body|headers|query|params)\.(\S+) (.+(?:\n {4}.*)*)/g;

/** The least length is a handler's, the most is the schema's. (The code for too long a password is in the SDK's catalogue only.) */
function brokenRule(details: unknown, error: string): Pick<BackendError, 'violations'> | undefined {
  const { min_length }: { readonly min_length?: unknown } = Object(details);
  if (typeof min_length === 'number')
    return { violations: [{ rule: 'min-length', limit: min_length, message: error }] };
  const [, most] = /(?:\.(?:new_)?password must be at most|^Password too.*) (\d+)/.exec(error) ?? [];
  return most ? { violations: [{ rule: 'max-length', limit: Number(most) }] } : undefined;
}
