import { schemas } from '@resetkit/sdk/supabase/schemas';
import type { Stage } from '../../../core/stage.ts';
import type { Backend, OperationId } from '../backend.ts';
import { wordIssues, wordWrongType } from '../word-issues.ts';

/** Refuses a body with a field of a wrong type. The real server's parser does it before all other checks. */
export function checkTypes(operation: OperationId): Stage<Backend> {
  return (exchange, next) => {
    const refused = wordWrongType(exchange, issuesOf(operation, exchange.body), exchange.body);
    return refused ? Promise.resolve(refused) : next(exchange);
  };
}

/** Checks the body of an operation against its schema. Unknown fields are ignored. */
export function checkFields(operation: OperationId): Stage<Backend> {
  return (exchange, next) => {
    const refused = wordIssues(operation, issuesOf(operation, exchange.body), exchange.body, exchange.query);
    return refused ? Promise.resolve(refused) : next(exchange);
  };
}

/** Both, for an operation with no other check between them: its body is parsed once. */
export function checkBody(operation: OperationId): Stage<Backend> {
  return (exchange, next) => {
    const { body, query } = exchange;
    const issues = issuesOf(operation, body);
    if (issues.length === 0) return next(exchange);
    return wordWrongType(exchange, issues, body) ?? wordIssues(operation, issues, body, query) ?? next(exchange);
  };
}

function issuesOf(operation: OperationId, body: unknown): Parameters<typeof wordIssues>[1] {
  return schemas[operation].body?.safeParse(body).error?.issues ?? [];
}
