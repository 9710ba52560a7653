import { operations } from '@resetkit/sdk/mock-control/operations';
import { schemas } from '@resetkit/sdk/mock-control/schemas';
import type * as z from 'zod/mini';
import type { Stage } from '../../core/stage.ts';
import { queryOf } from '../../core/wire.ts';
import { problem } from '../problem.ts';
import { wordIssues } from '../word-issues.ts';
import type { Controlled } from '../world.ts';

type Id = keyof typeof operations;

interface Parts {
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
}

/** Checks query and body against the operation's schemas. The body is read as JSON for every content type. */
export const validate: Stage<Controlled> = (exchange, next) => {
  const { operation, request } = exchange;
  if (!isOperation(operation)) return next(exchange);
  const schema: Parts = schemas[operation];
  const given = new URLSearchParams(queryOf(request.target));
  const objection = parameterObjection(operation, given);
  if (objection !== undefined) return problem(400, objection);
  const json = schema.body ? parsedJson(request.body) : { value: undefined };
  if (!json) return problem(400, 'Expected a body of JSON.');
  const query = schema.query?.safeParse(Object.fromEntries(given));
  if (query && !query.success) return problem(400, wordIssues(query.error.issues));
  const body = schema.body?.safeParse(json.value);
  if (body && !body.success) return problem(400, wordIssues(body.error.issues));
  return next({ ...exchange, query: query?.data, body: body?.data });
};

function isOperation(id: string | undefined): id is Id {
  return id !== undefined && Object.hasOwn(operations, id);
}

/** The first objection to the names of query parameters. An unknown filter would otherwise match everything. */
function parameterObjection(id: Id, given: URLSearchParams): string | undefined {
  const { query: described = [] }: { readonly method: string; readonly query?: readonly string[] } = operations[id];
  const names = [...given.keys()];
  const unknown = names.find((name) => !described.includes(name));
  if (unknown !== undefined)
    return `There is no query parameter "${unknown}" here. Known: ${described.join(', ') || 'none'}.`;
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice && `The query parameter "${twice}" may be given once.`;
}

/** The value of a JSON text; `{}` for no text. `undefined` if the text is not JSON. */
function parsedJson(bytes: Uint8Array): { value: unknown } | undefined {
  if (bytes.length === 0) return { value: {} };
  try {
    return { value: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch {
    return undefined;
  }
}
