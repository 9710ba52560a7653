import { schemas } from '@resetkit/sdk/firebase/schemas';
import type * as z from 'zod/mini';
import type { Stage } from '../../../core/stage.ts';
import { valueAt } from '../../../core/value-at.ts';
import type { Backend, OperationId } from '../backend.ts';
import { withCamelCase } from '../camel-case.ts';
import { invalidArgument } from '../errors.ts';

type Issue = z.core.$ZodIssue;

/** Validates the body as the emulator does: names in any case, numbers as text, choices by their index. */
export const validateBody: Stage<Backend> = (exchange, next) => {
  const { operation } = exchange;
  const schema = operation === undefined ? undefined : schemas[operation as OperationId].body;
  if (!schema) return next(exchange);
  let body = withCamelCase(exchange.body);
  if (operation === 'token') body = withSnakeCase(body);
  let result = schema.safeParse(body);
  for (let fixed = fix(body, result); fixed !== undefined; fixed = fix(body, result)) {
    body = fixed;
    result = schema.safeParse(body);
  }
  // What was sent, and not what the schema makes of it: the order of keys is kept with an account.
  if (result.success) return next({ ...exchange, body });
  const [issue] = result.error.issues;
  return invalidArgument(issue ? wordIssue(issue, body) : ' must be object');
};

/** Fields that a query may have once. Fields that nobody knows may be there as often as they like. */
const texts = [
  ...['access_token', 'alt', 'callback', 'fields', 'oauth_token', 'quotaUser', 'uploadType', 'upload_protocol'],
  ...['nextPageToken', 'tenantId', 'updateMask'],
];
const formats = ['json', 'media', 'proto'];

/** Validates the fields of the query that all operations have, or some of them. */
export const validateQuery: Stage<Backend> = (exchange, next) => {
  const query: Readonly<Record<string, unknown>> = Object(exchange.query);
  const { alt = 'json', maxResults, prettyPrint = 'true' } = query;
  if (texts.some((name) => Array.isArray(query[name]))) return invalidArgument(' must be string');
  if (typeof alt === 'string' && !formats.includes(alt))
    return invalidArgument(' must be equal to one of the allowed values');
  if (prettyPrint !== 'true' && prettyPrint !== 'false') return invalidArgument(' must be boolean');
  const isLength = exchange.operation !== 'listProjectAccounts' || maxResults === undefined;
  return isLength || Number(maxResults || Number.NaN) % 1 === 0 ? next(exchange) : invalidArgument(' must be integer');
};

/** The names of the service that gives tokens are its own. */
function withSnakeCase(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const { grantType, refreshToken, ...others }: Readonly<Record<string, unknown>> = { ...body };
  return {
    ...others,
    ...(grantType !== undefined && { grant_type: grantType }),
    ...(refreshToken !== undefined && { refresh_token: refreshToken }),
  };
}

/** The body with values in place of those that can be read otherwise. `undefined` if there is none. */
function fix(body: unknown, result: z.core.util.SafeParseResult<unknown>): unknown {
  if (result.success) return undefined;
  const fixes = result.error.issues.flatMap((issue) => {
    const better = readOtherwise(issue, valueAt(body, issue.path));
    return better === undefined ? [] : [[issue.path, better] as const];
  });
  if (fixes.length === 0) return undefined;
  const copy: unknown = structuredClone(body);
  for (const [path, value] of fixes) Reflect.set(Object(valueAt(copy, path.slice(0, -1))), path.at(-1) ?? '', value);
  return copy;
}

function readOtherwise(issue: Issue, value: unknown): unknown {
  if (issue.code === 'invalid_type' && issue.expected === 'string')
    return typeof value === 'number' && !isBroken(issue, value) ? String(value) : undefined;
  if (issue.code !== 'invalid_value') return undefined;
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  return issue.values.find((_, index) => String(value) === String(index));
}

/** Fields that are texts with whole numbers of 64 bits. Texts are not looked into. */
const whole = ['createdAt', 'delegatedProjectNumber', 'lastLoginAt', 'limit', 'offset', 'validDuration', 'validSince'];

function isBroken({ path }: Issue, value: unknown): boolean {
  return typeof value === 'number' && !Number.isInteger(value) && whole.includes(String(path.at(-1)));
}

/** An issue in the words of Ajv, after the path. */
function wordIssue(issue: Issue, body: unknown): string {
  const path = issue.path
    .map((name) => `/${String(name).replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}`)
    .join('');
  if (issue.code === 'invalid_value') {
    const value = valueAt(body, issue.path);
    const isText = typeof value === 'string' || typeof value === 'number';
    return `${path} must be ${isText ? 'equal to one of the allowed values' : 'string'}`;
  }
  if (isBroken(issue, valueAt(body, issue.path))) return `${path} must match format "int64"`;
  return `${path} must be ${issue.code === 'invalid_type' ? (names[issue.expected] ?? issue.expected) : 'valid'}`;
}

/** All numbers of requests are whole ones. */
const names: Readonly<Record<string, string>> = { record: 'object', int: 'integer', number: 'integer' };
