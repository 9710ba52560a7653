import { schemas } from '@resetkit/sdk/unleash/schemas';
import type { Answer, Exchange, Stage } from '../../../core/stage.ts';
import type { Backend, OperationId } from '../backend.ts';
import { coerce, coerceBody } from '../coerce.ts';
import { earlyFailure, schemaMessage } from '../errors.ts';
import { type Problem, wordBody, wordParameter, wordQuery } from '../word-issues.ts';

/** Checks the id of an account in the path. */
export const validateId: Stage<Backend> = (exchange, next) => {
  const { id = '' } = exchange.path;
  const number = coerce(id, 'integer');
  if (typeof number !== 'number') return refuse(exchange, wordParameter('id', id));
  return next({ ...exchange, path: { id: String(number) } });
};

/** Checks that the searched text is one text. */
export const validateSearch: Stage<Backend> = (exchange, next) => {
  const q: unknown = Reflect.get(Object(exchange.query), 'q');
  return typeof q === 'object' ? refuse(exchange, wordQuery('q', q)) : next(exchange);
};

/** Coerces the scalars of the body, then checks it against the operation's schema. The answer has the first problem. */
export const validateBody: Stage<Backend> = (exchange, next) => {
  const body = coerceBody(exchange.body);
  const result = bodySchema(exchange.operation)?.safeParse(body);
  if (!result) return next(exchange);
  if (!result.success) return refuse(exchange, wordBody(result.error.issues, body));
  return next({ ...exchange, body: result.data });
};

function refuse({ backend }: Exchange<Backend>, details: readonly Problem[]): Answer {
  const { status, body } = earlyFailure(backend.random, 400, 'BadDataError', schemaMessage);
  return { status, body: { ...body, details } };
}

type Parts = (typeof schemas)[OperationId];

function bodySchema(operation: string | undefined): Parts['body'] {
  return operation !== undefined && operation in schemas ? schemas[operation as OperationId].body : undefined;
}
