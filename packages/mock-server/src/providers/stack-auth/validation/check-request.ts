import { isFields } from './coerce.ts';
import { findProblems } from './find-problems.ts';
import type { Form } from './forms.ts';
import { orderProblems, type Part } from './order-problems.ts';
import type { Problem } from './problem.ts';
import { nodeOf, type Schema } from './schema-node.ts';

/** The validated parts of a request. */
export interface RequestValues {
  readonly body: unknown;
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly refreshToken: string | undefined;
  readonly isSignedIn: boolean;
}

/** A valid request with its values as the server reads them, or the sentences of its problems. */
export type Validated =
  | { readonly body: unknown; readonly params: unknown; readonly query: unknown; readonly sentences?: never }
  | { readonly sentences: readonly string[] };

/** Validates a request. Finds all problems, in the server's order. */
export function checkRequest(form: Form, sent: RequestValues): Validated {
  const body = form.body && findProblems(form.body, 'body', sent.body);
  const params = form.params && findProblems(form.params, 'params', sent.params);
  const query = form.query && findProblems(form.query, 'query', sent.query);
  const parts: Part[] = [
    { name: 'auth', problems: missing(form.requiresUser && !sent.isSignedIn, 'auth.user') },
    part('body', form.body, body ? objectProblems(form, body.value, body.problems) : []),
    part('params', form.params, params?.problems ?? []),
    part('query', form.query, [...(query?.problems ?? []), ...unknownQuery(form, sent.query)]),
    {
      name: 'headers',
      problems: missing(form.requiresRefreshToken && sent.refreshToken === undefined, 'headers.x-stack-refresh-token'),
    },
  ];
  const isGood = parts.every(({ problems }) => problems.length === 0);
  const problems = isGood ? [] : orderProblems(form.parts, parts);
  if (problems.length > 0) return { sentences: problems.map(({ sentence }) => sentence) };
  return { body: body?.value, params: params?.value ?? {}, query: query?.value ?? {} };
}

function part(name: string, schema: Schema | undefined, problems: readonly Problem[]): Part {
  return { name, problems, ...(schema && { schema }) };
}

function missing(isMissing: boolean, path: string): Problem[] {
  return isMissing ? [{ path, sentence: `${path} must be defined` }] : [];
}

/**
 * The problems, together with those of the whole body: unknown properties, possibly twice, and between them texts
 * without their flag.
 */
function objectProblems({ restricts, isDoubled }: Form, body: unknown, problems: readonly Problem[]): Problem[] {
  const unknown = problems.filter(({ path, sentence }) => path === 'body' && sentence.includes(' unknown properties'));
  return [...problems, ...(restricts ? restrictionProblem(body) : []), ...(isDoubled ? unknown : [])];
}

/** The problem with the first of the two texts that is sent without `restricted_by_admin: true`. */
function restrictionProblem(body: unknown): Problem[] {
  if (!isFields(body) || body['restricted_by_admin'] === true) return [];
  const texts = ['restricted_by_admin_reason', 'restricted_by_admin_private_details'];
  const name = texts.find((text) => body[text] !== undefined && body[text] !== null);
  if (name === undefined) return [];
  return [{ path: 'body', sentence: `${name} must be null when restricted_by_admin is not true` }];
}

function unknownQuery({ strictQuery, query }: Form, sent: Readonly<Record<string, unknown>>): Problem[] {
  if (!strictQuery) return [];
  const declared = query ? Object.keys(nodeOf(query).fields) : [];
  const unknown = Object.keys(sent).filter((name) => !declared.includes(name));
  return unknown.length > 0
    ? [{ path: 'query', sentence: `query contains unknown properties: ${unknown.join(', ')}` }]
    : [];
}
