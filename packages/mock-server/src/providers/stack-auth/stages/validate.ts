import type { Exchange, Stage } from '../../../core/stage.ts';
import { pathOf, queryOf } from '../../../core/wire.ts';
import type { Backend, OperationId } from '../backend.ts';
import { knownError } from '../errors.ts';
import { checkRequest, type RequestValues } from '../validation/check-request.ts';
import { isFields } from '../validation/coerce.ts';
import { type Form, formOf } from '../validation/forms.ts';

/** Validates body, path and query. The answer lists all problems. */
export const validate: Stage<Backend> = (exchange, next) => {
  const { operation, request, backend } = exchange;
  const form = formOf(operation as OperationId, backend.auth?.type);
  const values = withOwnId(form, valuesOf(exchange), backend.auth?.user?.id);
  if (!values) return knownError('CANNOT_GET_OWN_USER_WITHOUT_USER');
  const checked = checkRequest(form, values);
  if (!checked.sentences) {
    const { body, params, query } = checked;
    return next({ ...exchange, body, path: texts(params), query });
  }
  const lines = checked.sentences.map((sentence) => `  - ${sentence.replaceAll('\n', '\n  ')}`);
  const first = `Request validation failed on ${request.method} ${pathOf(request.target)}:`;
  return knownError('SCHEMA_ERROR', { message: [first, ...lines].join('\n') });
};

function valuesOf({ request, body, path, backend }: Exchange<Backend>): RequestValues {
  return {
    body,
    params: path,
    query: fieldsOf(queryOf(request.target)),
    refreshToken: request.headers['x-stack-refresh-token'],
    isSignedIn: backend.auth?.user !== undefined,
  };
}

function fieldsOf(query: string): Record<string, string> {
  return query === '' ? {} : Object.fromEntries(new URLSearchParams(query));
}

/** The request with the caller's id in place of `me`. `undefined` if nobody is signed in. */
function withOwnId({ me }: Form, values: RequestValues, ownId: string | undefined): RequestValues | undefined {
  const part = me && values[me];
  if (!me || !isFields(part) || part['user_id'] !== 'me') return values;
  return ownId === undefined ? undefined : { ...values, [me]: { ...part, user_id: ownId } };
}

/** Path parameters stay strings, also after the schema coerced them. */
function texts(params: unknown): Record<string, string> {
  const entries = isFields(params) ? Object.entries(params) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
