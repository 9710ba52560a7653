import { operations } from '@resetkit/sdk/mock-control/operations';
import { schemas } from '@resetkit/sdk/mock-control/schemas';
import type * as z from 'zod/mini';
import { isTooLarge } from '../../core/body-size.ts';
import { isDeeper } from '../../core/json-depth.ts';
import type { Stage } from '../../core/stage.ts';
import { queryOf } from '../../core/wire.ts';
import { problem } from '../problem.ts';
import { wordIssues } from '../word-issues.ts';
import type { Controlled } from '../world.ts';

type Id = keyof typeof operations;

/**
 * Operations whose body the mock server checks itself, in the words that it has in the process: the whole body (0), or the
 * values of its fields (1).
 */
const checkedByMock: Partial<Record<Id, 0 | 1>> = {
  addFault: 0,
  putAccount: 0,
  updateAccount: 0,
  updateOptions: 0,
  restoreSnapshot: 0,
  setLimits: 1,
  setDelays: 1,
  setCodes: 1,
};

interface Parts {
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
}

/**
 * Checks query and body against the operation's schemas, except for what the mock server checks. The body is read as JSON for
 * every content type.
 */
export const validate: Stage<Controlled> = (exchange, next) => {
  const { operation, request } = exchange;
  if (!isOperation(operation)) return next(exchange);
  const schema: Parts = schemas[operation];
  const given = new URLSearchParams(queryOf(request.target));
  const objection = parameterObjection(operation, given);
  if (objection !== undefined) return problem(400, objection);
  const limit = bodyLimitOf(operation);
  if (schema.body && isTooLarge(request, limit))
    return problem(413, `The body is too large: at most ${limit} bytes are read here.`);
  const ownDepth = checkedByMock[operation] ?? Number.POSITIVE_INFINITY;
  const json = schema.body ? parsedJson(request.body, ownDepth === 0 ? undefined : {}) : { value: undefined };
  if (!json) return problem(400, 'Expected a body of JSON.');
  const query = schema.query?.safeParse(Object.fromEntries(given));
  if (query && !query.success) return problem(400, wordIssues(query.error.issues));
  const body = schema.body?.safeParse(json.value);
  const issues = body?.error?.issues.filter(({ path }) => path.length < ownDepth) ?? [];
  if (issues.length > 0) return problem(400, wordIssues(issues, fieldsOf(schema.body)));
  return next({ ...exchange, query: query?.data, body: body?.success ? body.data : json.value });
};

/** The names of the fields that a schema of an object has. */
function fieldsOf(schema: z.ZodMiniType | undefined): readonly string[] {
  return Object.keys(Object(Reflect.get(Object(schema), 'shape')));
}

/** The largest body, in bytes. Snapshots hold all accounts. 0 for an operation without a body. */
export function bodyLimitOf(operation: string | undefined): number {
  if (!isOperation(operation) || !('body' in schemas[operation])) return 0;
  return operation === 'restoreSnapshot' ? 256 * 1024 * 1024 : 1024 * 1024;
}

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

/** The value of a JSON text; `none` for no text. `undefined` if the text is not JSON. */
function parsedJson(bytes: Uint8Array, none: unknown): { value: unknown } | undefined {
  if (bytes.length === 0) return { value: none };
  const text = new TextDecoder().decode(bytes);
  if (isDeeper(text)) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
