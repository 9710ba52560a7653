import { below, type Problem } from './problem.ts';
import { nodeOf, type Schema } from './schema-node.ts';

/** A part of a request: its name, its schema if it has one, and its problems. */
export interface Part {
  readonly name: string;
  readonly schema?: Schema;
  readonly problems: readonly Problem[];
}

/**
 * All problems in the order of the server's library: at each level the fields from the last to the first, then sorted
 * by the first declared name that a path contains *anywhere*. Therefore `body.logo_url` counts as `url`, and every
 * field of `oauth_providers` counts as `id`.
 */
export function orderProblems(names: readonly string[], parts: readonly Part[]): Problem[] {
  const problems = [...names].reverse().flatMap((name) => {
    const part = parts.find((one) => one.name === name);
    if (!part) return [];
    return part.schema ? inOrder(part.schema, name, part.problems) : part.problems;
  });
  return sortByNames(problems, names);
}

function inOrder(schema: Schema, path: string, problems: readonly Problem[]): Problem[] {
  const { fields, item } = nodeOf(schema);
  const own = lastLast(problems.filter((problem) => problem.path === path));
  const under = problems.filter((problem) => problem.path !== path);
  if (under.length === 0) return own;
  if (item) return [...entriesInOrder(item, path, under), ...own];
  const nested = visitingOrder(schema).flatMap((name) => {
    const field = fields[name];
    const at = below(path, name);
    return field ? inOrder(field, at, problemsAt(under, at)) : [];
  });
  return [...sortByNames(nested, Object.keys(fields)), ...own];
}

function lastLast(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((one, other) => Number(one.isLast ?? false) - Number(other.isLast ?? false));
}

function entriesInOrder(item: Schema, path: string, problems: readonly Problem[]): Problem[] {
  const indexes = new Set(problems.map((problem) => Number.parseInt(problem.path.slice(path.length + 1), 10)));
  return [...indexes]
    .sort((one, other) => one - other)
    .flatMap((index) => inOrder(item, below(path, index), problemsAt(problems, below(path, index))));
}

/**
 * The declared fields from the last to the first, except that a union's discriminator precedes the fields that only
 * some forms require.
 */
function visitingOrder(schema: Schema): string[] {
  const { fields, union } = nodeOf(schema);
  const names = Object.keys(fields).reverse();
  if (!union) return names;
  const forms = union.options.map((option) => nodeOf(option).fields);
  const depends = (name: string): boolean => new Set(forms.map((form) => isOptional(form[name]))).size > 1;
  const rest = names.filter((name) => name !== union.discriminator);
  const at = rest.findIndex(depends);
  return [...rest.slice(0, at), union.discriminator, ...rest.slice(at)];
}

function isOptional(schema: Schema | undefined): boolean {
  return schema?._zod.optin === 'optional';
}

function problemsAt(problems: readonly Problem[], path: string): Problem[] {
  return problems.filter((problem) => problem.path === path || /^[.[]/.test(restOf(problem.path, path)));
}

function restOf(path: string, prefix: string): string {
  return path.startsWith(prefix) ? path.slice(prefix.length) : '';
}

function sortByNames(problems: readonly Problem[], names: readonly string[]): Problem[] {
  const rank = ({ path }: Problem): number => {
    const at = names.findIndex((name) => path.includes(name));
    return at === -1 ? names.length : at;
  };
  return [...problems].sort((one, other) => rank(one) - rank(other));
}
