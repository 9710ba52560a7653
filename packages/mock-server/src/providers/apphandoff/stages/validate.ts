import { schemas } from '@resetkit/sdk/apphandoff/schemas';
import type { Stage } from '../../../core/stage.ts';
import type { Backend, OperationId } from '../backend.ts';
import { invalidRequest } from '../errors.ts';
import { wordIssues } from '../word-issues.ts';

/** Validates the body against the operation's schema. Drops unknown fields. */
export function validate(id: OperationId): Stage<Backend> {
  const parts: { readonly body?: BodySchema } = schemas[id];
  return (exchange, next) => {
    const result = parts.body?.safeParse(exchange.body);
    if (!result) return next(exchange);
    if (!result.success) return invalidRequest(wordIssues(result.error.issues, exchange.body));
    return next({ ...exchange, body: result.data });
  };
}

type BodySchema = Extract<(typeof schemas)[OperationId], { body: unknown }>['body'];
