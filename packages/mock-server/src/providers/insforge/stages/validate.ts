import { schemas } from '@resetkit/sdk/insforge/schemas';
import type { Stage } from '../../../core/stage.ts';
import type { Backend, OperationId } from '../backend.ts';
import { invalidInput } from '../errors.ts';
import { isWeb } from '../open-session.ts';
import { wordIssues } from '../word-issues.ts';

/** Validates the body against the operation's schema. Drops unknown fields, then lower-cases e-mails. */
export const validateBody: Stage<Backend> = (exchange, next) => {
  const body = prepare(exchange.operation, exchange.body);
  const result = bodySchema(exchange.operation)?.safeParse(body);
  if (!result) return next(exchange);
  if (!result.success) return Promise.resolve(invalidInput(wordIssues(result.error.issues, body)));
  return next({ ...exchange, body: withLowerCaseEmail(result.data) });
};

/** Validates the query of mailed links. Other queries are not validated. */
export const validateQuery: Stage<Backend> = (exchange, next) => {
  const result = querySchema(exchange.operation)?.safeParse(exchange.query);
  if (result && !result.success) return Promise.resolve(invalidInput(wordIssues(result.error.issues, exchange.query)));
  return next(exchange);
};

/** Validates the body, except for browsers: they renew their session by cookie, and their body is not read. */
export const validateUnlessWeb: Stage<Backend> = (exchange, next) =>
  isWeb(Object(exchange.query)) ? next({ ...exchange, body: {} }) : validateBody(exchange, next);

type Parts = (typeof schemas)[OperationId];

function partsOf(operation: string | undefined): Parts | undefined {
  return operation !== undefined && operation in schemas ? schemas[operation as OperationId] : undefined;
}

function bodySchema(operation: string | undefined): Parts['body'] {
  return partsOf(operation)?.body;
}

function querySchema(operation: string | undefined): Parts['query'] {
  return partsOf(operation)?.query;
}

/** The body as the server prepares it for validation: names are trimmed, and an alias is replaced. */
function prepare(operation: string | undefined, body: unknown): unknown {
  if (operation === 'refreshSession') return withAlias(Object(body));
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const fields: Record<string, unknown> = { ...body };
  switch (operation) {
    case 'signUp':
    case 'signIn':
      return trimmed(fields, 'name');
    case 'createAdminSession':
      return trimmed(fields, 'username');
    default:
      return body;
  }
}

function withAlias(fields: Record<string, unknown>): unknown {
  const refreshToken = fields['refreshToken'] ?? fields['refresh_token'];
  return refreshToken === undefined ? {} : { refreshToken };
}

function trimmed(fields: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = fields[name];
  return typeof value === 'string' ? { ...fields, [name]: value.trim() } : fields;
}

function withLowerCaseEmail(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('email' in body) || typeof body.email !== 'string') return body;
  return { ...body, email: body.email.toLowerCase() };
}
