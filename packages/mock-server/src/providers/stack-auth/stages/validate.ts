import type { Exchange, Stage } from '../../../core/stage.ts';
import { pathOf, queryOf } from '../../../core/wire.ts';
import type { Backend, OperationId } from '../backend.ts';
import { known } from '../errors.ts';
import { checkRequest, type Said } from '../validation/check-request.ts';
import { isFields } from '../validation/coerce.ts';
import { type Form, formOf } from '../validation/forms.ts';

/** Validates body, path and query. The answer lists all problems. */
export const validate: Stage<Backend> = async (exchange, next) => {
  const { operation, request, backend } = exchange;
  const form = formOf(operation as OperationId, backend.auth?.type);
  const said = withOwnId(form, saidBy(exchange), backend.auth?.user?.id);
  if (!said) return known('CANNOT_GET_OWN_USER_WITHOUT_USER');
  const checked = checkRequest(form, said);
  if (!checked.sentences) {
    const { body, params, query } = checked;
    return next({ ...exchange, body, path: texts(params), query });
  }
  const lines = checked.sentences.map((sentence) => `  - ${sentence.replaceAll('\n', '\n  ')}`);
  const first = `Request validation failed on ${request.method} ${pathOf(request.target)}:`;
  return known('SCHEMA_ERROR', { message: [first, ...lines].join('\n') });
};

function saidBy({ request, body, path, backend }: Exchange<Backend>): Said {
  return {
    body,
    params: path,
    query: Object.fromEntries(new URLSearchParams(queryOf(request.target))),
    refreshToken: request.headers['x-stack-refresh-token'],
    isSignedIn: backend.auth?.user !== undefined,
  };
}

/** The request with the caller's id in place of `me`. `undefined` if nobody is signed in. */
function withOwnId({ me }: Form, said: Said, ownId: string | undefined): Said | undefined {
  const part = me && said[me];
  if (!me || !isFields(part) || part['user_id'] !== 'me') return said;
  return ownId === undefined ? undefined : { ...said, [me]: { ...part, user_id: ownId } };
}

/** Path parameters stay strings, also after the schema coerced them. */
function texts(params: unknown): Record<string, string> {
  const entries = isFields(params) ? Object.entries(params) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
