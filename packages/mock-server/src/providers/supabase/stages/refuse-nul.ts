import type { Answer, Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { internalServerError, unexpectedFailure } from '../errors.ts';

/** What the database cannot hold, by operation: names of fields or query parameters, and the sentence for it. */
const refusals: Readonly<Record<string, { readonly fields: readonly string[]; readonly answer: Answer }>> = {
  signUp: { fields: ['data'], answer: unexpectedFailure('Database error saving new user') },
  createUser: {
    fields: ['user_metadata', 'app_metadata'],
    answer: unexpectedFailure('Database error creating new user'),
  },
  updateUser: { fields: ['data', 'app_metadata'], answer: unexpectedFailure('Error updating user') },
  updateUserById: { fields: ['user_metadata', 'app_metadata'], answer: unexpectedFailure('Error updating user') },
  listUsers: { fields: ['filter'], answer: unexpectedFailure('Database error finding users') },
  token: { fields: ['auth_code'], answer: internalServerError() },
};

/** Refuses a NUL character where PostgreSQL, which stores no NUL, would fail. */
export const refuseNul: Stage<Backend> = (exchange, next) => {
  const { fields = [], answer } = refusals[exchange.operation ?? ''] ?? {};
  const values: object = Object(exchange.body ?? exchange.query);
  const isRefused = fields.some((field) => hasNul(Reflect.get(values, field)));
  return answer && isRefused && isComplete(exchange.query, values) ? answer : next(exchange);
};

/** Whether a request of `token` is for a code and has a verifier. Those of other operations are complete. */
function isComplete(query: unknown, body: object): boolean {
  const { grant_type: grantType }: { grant_type?: unknown } = Object(query);
  return grantType === undefined || (grantType === 'pkce' && Reflect.get(body, 'code_verifier') !== undefined);
}

function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, field]) => name.includes('\0') || hasNul(field));
}
