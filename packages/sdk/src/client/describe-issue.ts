import type { SchemaIssue } from './response-schemas.ts';

type Path = NonNullable<SchemaIssue['path']>;

/** The problems of an issue, one phrase each. Phrases contain names of fields and terms of the schema, never values. */
export function describeIssue(issue: SchemaIssue, above: Path = []): string[] {
  const path = [...above, ...(issue.path ?? [])];
  const branch = nearest(issue.errors ?? []);
  if (branch) return branch.flatMap((one) => describeIssue(one, path));
  return [`${path.length > 0 ? path.map(nameOf).join('.') : 'the body'} ${problem(issue)}`];
}

function problem({ expected, values, options = values, format, keys }: SchemaIssue): string {
  if (keys) return `has ${listed(keys.map(nameOf))}, unknown to the spec`;
  if (options) return `is not ${listed(options.map((one) => JSON.stringify(one)))}`;
  if (expected) return `is not of type ${expected}`;
  return `does not have the ${format && format !== 'regex' ? `format ${format}` : 'form that the spec says'}`;
}

function listed(words: readonly string[]): string {
  return words.slice(0, 5).join(' or ') + (words.length > 5 ? ' or …' : '');
}

/**
 * A name, if it looks like one. Other keys may be secrets: some fields are named at run time, for example by address.
 */
function nameOf(key: Path[number]): string {
  const name = typeof key === 'object' ? key.key : key;
  return typeof name === 'number' || (typeof name === 'string' && /^[a-z_-][\w-]{0,29}$/i.test(name)) ? `${name}` : '…';
}

/** The branch of a union that most likely was meant. A branch of another type is the last choice. */
function nearest(branches: readonly (readonly SchemaIssue[])[]): readonly SchemaIssue[] | undefined {
  return [...branches].sort((one, other) => distance(one) - distance(other))[0];
}

function distance(branch: readonly SchemaIssue[]): number {
  return branch.reduce((sum, { path, keys }) => sum + (path?.length || keys ? 1 : 100), 0);
}
