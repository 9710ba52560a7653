import { schemas } from '@resetkit/sdk/better-auth/schemas';
import type * as z from 'zod/mini';
import type { Exchange, Stage } from '../../../core/stage.ts';
import type { Backend, OperationId } from '../backend.ts';
import { failure, invalid } from '../errors.ts';
import { isTrustedUrl } from '../origins.ts';
import { wordIssues, wordRecord } from '../word-issues.ts';

/** Validates the body against the operation's schema. Unknown fields are dropped. */
export const validateBody: Stage<Backend> = (exchange, next) => {
  if (exchange.operation === 'signOut' && exchange.body === undefined) return next(exchange);
  const result = bodySchema(exchange.operation)?.safeParse(exchange.body);
  if (!result) return next(exchange);
  if (!result.success) return invalid(sentenceOf(exchange, result.error.issues));
  return next({ ...exchange, body: result.data });
};

/** Checks that the query has one token at most. */
export const validateTokenInQuery: Stage<Backend> = (exchange, next) => {
  const token: unknown = Reflect.get(Object(exchange.query), 'token');
  if (token === undefined || typeof token === 'string') return next(exchange);
  return invalid('[query.token] Invalid input: expected string, received array');
};

/** Checks that a link has one page to redirect to, and that it is trusted, whatever its token is. */
export const validateLink: Stage<Backend> = (exchange, next) => {
  const { request, backend, query } = exchange;
  const callbackURL: unknown = Reflect.get(Object(query), 'callbackURL');
  if (typeof callbackURL !== 'string') {
    const received = callbackURL === undefined ? 'undefined' : 'array';
    return invalid(`[query.callbackURL] Invalid input: expected string, received ${received}`);
  }
  if (callbackURL !== '' && !isTrustedUrl(callbackURL, request, backend.options))
    return failure(403, 'INVALID_CALLBACK_URL');
  return next(exchange);
};

function sentenceOf({ operation, body }: Exchange<Backend>, issues: readonly z.core.$ZodIssue[]): string {
  const sentence = wordIssues('body', issues, body);
  const isWhole = issues.some(({ path }) => path.length === 0) || body instanceof ReadableStream;
  return operation === 'signUpEmail' && isWhole ? `${sentence}; ${wordRecord(body)}` : sentence;
}

function bodySchema(operation: string | undefined): (typeof schemas)[OperationId]['body'] {
  return operation !== undefined && operation in schemas ? schemas[operation as OperationId].body : undefined;
}
