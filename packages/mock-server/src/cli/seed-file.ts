import { readFile } from 'node:fs/promises';
import type * as z from 'zod/mini';
import { seedSchema } from '../config/seed-schema.ts';
import { withoutSchemaName } from '../config/without-schema-name.ts';
import { wordIssue } from '../control/word-issues.ts';
import type { AccountInput } from '../core/accounts.ts';
import type { FirstState } from '../core/first-state.ts';
import { registry } from '../registry.ts';
import { UsageError } from './usage-error.ts';

/** The accounts and options that a provider starts with. */
export interface Seed {
  /** `undefined` if the file has no accounts for the provider. */
  readonly accounts: readonly AccountInput[] | undefined;
  readonly options: object;
  /** The codes of the first mails. */
  readonly codes: readonly string[];
  /** Situations, sessions and faults. */
  readonly first: FirstState;
}

/**
 * Reads a seed file, JSON or YAML: a list of accounts for every provider, or an object with `accounts`, `options`,
 * `codes`, `situations`, `sessions` and `faults` for each provider by its id. Throws a `UsageError` if the file cannot be
 * read, has another form or names an unknown provider.
 */
export async function readSeedFile(path: string): Promise<(provider: string) => Seed> {
  return readSeed(await parsed(path, await textOf(path)), path);
}

/** The same for the content of a seed file. Throws if it has another form or names an unknown provider. */
export function readSeed(content: unknown, path: string): (provider: string) => Seed {
  const result = seedSchema.safeParse(withoutSchemaName(content));
  if (!result.success) throw new UsageError(`Seed file ${path}: ${firstProblem(result.error.issues)}`);
  const { data } = result;
  if (Array.isArray(data)) return () => ({ accounts: data, options: {}, codes: [], first: {} });
  const unknown = Object.keys(data).find((name) => !Object.hasOwn(registry, name));
  if (unknown !== undefined) {
    const names = Object.keys(registry).join(', ');
    throw new UsageError(`Seed file ${path}: there is no provider ${JSON.stringify(unknown)}. Known: ${names}.`);
  }
  return (provider) => {
    const { accounts, options = {}, codes = [], ...first } = data[provider] ?? {};
    return { accounts, options, codes, first: first as FirstState };
  };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a directory' : String(code);
    throw new UsageError(`Cannot read the seed file ${path}: ${reason}.`);
  }
}

async function parsed(path: string, text: string): Promise<unknown> {
  const { parse } = await import('./yaml.ts');
  try {
    return parse(text);
  } catch (error) {
    const [line = ''] = error instanceof Error ? error.message.split('\n') : [];
    throw new UsageError(`Seed file ${path} is neither JSON nor YAML: ${line.replace(/:$/, '')}.`);
  }
}

function firstProblem(issues: readonly z.core.$ZodIssue[]): string {
  const [issue] = deepest(issues);
  const what =
    issue && issue.path.length > 0 ? `at ${issue.path.join('.')}, ${wordIssue(issue)}` : 'not a list of accounts';
  return `${what}. Expected a list of accounts, or { <provider>: { accounts, options, codes, situations, sessions, faults } }.`;
}

/** The issues of the alternative of a union that matched deepest. */
function deepest(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const [issue] = issues;
  if (issue?.code !== 'invalid_union') return issues;
  const depth = (alternative: readonly z.core.$ZodIssue[]): number =>
    Math.max(0, ...alternative.map(({ path }) => path.length));
  return [...issue.errors].sort((one, other) => depth(other) - depth(one))[0] ?? issues;
}
