import * as z from 'zod/mini';
import { valueAt } from '../../../core/value-at.ts';
import { coerce, isFields } from './coerce.ts';
import { below, type Problem } from './problem.ts';
import { nodeOf, type Schema } from './schema-node.ts';
import { wordIssue, wrongType } from './word-issue.ts';

/** The result of checking one part of a request. */
export interface Checked {
  /** The value as the server reads it. Valid only if there are no problems. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

/** Checks one part of a request against its operation's schema. Returns all problems, not yet in the server's order. */
export function findProblems(schema: Schema, path: string, sent: unknown): Checked {
  const value = coerce(schema, sent);
  if (value === undefined) return { value, problems: [{ path, sentence: `${path} must be defined` }] };
  if (value === null) return { value, problems: [{ path, sentence: `${path} cannot be null` }] };
  if (!isFields(value)) return { value, problems: [{ path, sentence: wrongType(path, 'object', value, sent) }] };
  const result = z.safeParse(schema, value);
  if (result.success) return { value: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, schema, path, value, sent));
  return { value, problems };
}

function problemsOf(issue: z.core.$ZodIssue, root: Schema, rootPath: string, value: unknown, sent: unknown): Problem[] {
  if (issue.code === 'invalid_union') return unionProblems(issue, root, rootPath, value, sent);
  const path = issue.path.reduce<string>(below, rootPath);
  const { kind } = nodeOf(schemaAt(root, issue.path));
  const found = { issue, path, kind, value: valueAt(value, issue.path), sent: valueAt(sent, issue.path) };
  return wordIssue(found);
}

/**
 * The problems of a union. If no form matches, zod reports no details. The server then reports those of the first form,
 * and for choices those of all forms.
 */
function unionProblems(
  issue: z.core.$ZodIssueInvalidUnion,
  root: Schema,
  rootPath: string,
  value: unknown,
  sent: unknown,
): Problem[] {
  const at = issue.path.slice(0, issue.discriminator === undefined ? undefined : -1);
  const [first] = nodeOf(schemaAt(root, at)).union?.options ?? [];
  const inner = valueAt(value, at);
  if (!first || !isFields(inner)) {
    const path = at.reduce<string>(below, rootPath);
    return wordIssue({ issue, path, kind: 'object', value: inner, sent: valueAt(sent, at) });
  }
  const issues = z.safeParse(first, inner).error?.issues ?? [];
  return issues.flatMap((one) => {
    const isChoice = one.code === 'invalid_value' && one.path[0] === issue.discriminator;
    const all =
      isChoice && 'options' in issue && Array.isArray(issue.options) ? { ...one, values: issue.options } : one;
    return problemsOf({ ...all, path: [...at, ...one.path] }, root, rootPath, value, sent);
  });
}

function schemaAt(root: Schema, path: readonly PropertyKey[]): Schema {
  return path.reduce<Schema>((schema, key) => {
    const { fields, item } = nodeOf(schema);
    return (typeof key === 'number' ? item : fields[String(key)]) ?? schema;
  }, root);
}
