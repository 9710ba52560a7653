import { schemas } from '@resetkit/sdk/better-auth/schemas';
import type * as z from 'zod/mini';
import type { Exchange, Stage } from '../../../core/stage.ts';
import { typeName } from '../../../core/type-name.ts';
import type { Backend, OperationId } from '../backend.ts';
import { failure, invalid } from '../errors.ts';
import { isTrustedUrl } from '../origins.ts';
import { wordIssues, wordRecord } from '../word-issues.ts';

/** Validates the body against the operation's schema. Unknown fields are dropped. */
export const validateBody: Stage<Backend> = (exchange, next) => {
  if (exchange.operation === 'signOut' && exchange.body === undefined) return next(exchange);
  // A list has fields, and so has a body that 1.7.1 did not read.
  if (exchange.operation === 'updateUser' && !isRecord(exchange.body)) return invalid(wordRecord(exchange.body));
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

/** Checks that a link has its parameters, each once, and that its page is trusted, whatever its token is. */
export const validateLink: Stage<Backend> = (exchange, next) => {
  const { request, backend, operation } = exchange;
  const query = Object(exchange.query);
  const problems = parametersOf(operation).flatMap(([name, isRequired]) => {
    const value: unknown = query[name];
    if (typeof value === 'string' || (value === undefined && !isRequired)) return [];
    return `[query.${name}] Invalid input: expected string, received ${typeName(value)}`;
  });
  if (problems.length > 0) return invalid(problems.join('; '));
  if (query.callbackURL && !isTrustedUrl(query.callbackURL, request, backend.options))
    return failure(403, 'INVALID_CALLBACK_URL');
  return next(exchange);
};

function isRecord(body: unknown): boolean {
  return typeName(body) === 'object' && !(body instanceof ReadableStream);
}

function parametersOf(operation: string | undefined): readonly (readonly [name: string, isRequired: boolean])[] {
  if (operation !== 'verifyEmail') return [['callbackURL', true]];
  return [
    ['token', true],
    ['callbackURL', false],
  ];
}

/** Operations whose schema also allows fields of any other name. */
const takingRecords: ReadonlySet<string> = new Set(['signUpEmail', 'signInEmailOTP']);

function sentenceOf({ operation, body }: Exchange<Backend>, issues: readonly z.core.$ZodIssue[]): string {
  const sentence = wordIssues('body', issues, body);
  const isWhole = issues.some(({ path }) => path.length === 0) || body instanceof ReadableStream;
  return takingRecords.has(String(operation)) && isWhole ? `${sentence}; ${wordRecord(body)}` : sentence;
}

function bodySchema(operation: string | undefined): (typeof schemas)[OperationId]['body'] {
  return operation !== undefined && operation in schemas ? schemas[operation as OperationId].body : undefined;
}
