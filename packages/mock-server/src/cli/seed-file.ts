import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import type { AccountInput } from '../core/accounts.ts';
import { UsageError } from './usage-error.ts';

const account = z.strictObject({
  id: z.exactOptional(z.string()),
  email: z.string(),
  password: z.exactOptional(z.string()),
  emailVerified: z.exactOptional(z.boolean()),
  name: z.exactOptional(z.string()),
  providers: z.exactOptional(z.array(z.string())),
  createdAt: z.exactOptional(
    z.string().check(z.refine((time) => !Number.isNaN(Date.parse(time)), 'expected a time in ISO 8601')),
  ),
});
const world = z.strictObject({
  accounts: z.exactOptional(z.array(account)),
  options: z.exactOptional(z.record(z.string(), z.unknown())),
});
const file = z.union([z.array(account), z.record(z.string(), world)]);

/** What a provider starts with. */
export interface Seed {
  readonly accounts: readonly AccountInput[];
  readonly options: object;
}

/**
 * Reads a seed file, JSON or YAML: a list of accounts for every provider, or an object with `accounts` and `options` for each
 * provider by its name. Throws a `UsageError` when it cannot be read or is not of that form.
 */
export async function readSeedFile(path: string): Promise<(provider: string) => Seed> {
  const result = file.safeParse(parsed(path, await textOf(path)));
  if (!result.success) throw new UsageError(`Seed file ${path}: ${firstProblem(result.error.issues)}`);
  const { data } = result;
  return (provider) => {
    const { accounts = [], options = {} } = Array.isArray(data) ? { accounts: data } : (data[provider] ?? {});
    return { accounts, options };
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

function parsed(path: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const [line = ''] = error instanceof Error ? error.message.split('\n') : [];
    throw new UsageError(`Seed file ${path} is neither JSON nor YAML: ${line.replace(/:$/, '')}.`);
  }
}

function firstProblem(issues: readonly z.core.$ZodIssue[]): string {
  const [issue] = deepest(issues);
  const where = issue && issue.path.length > 0 ? `at ${issue.path.join('.')}, ` : '';
  const what = issue?.code === 'unrecognized_keys' ? `unknown: ${issue.keys.join(', ')}` : issue?.message;
  return `${where}${what ?? 'not a list of accounts'}. Expected a list of accounts, or { <provider>: { accounts, options } }.`;
}

/** Of a union's failures, those of the alternative that got furthest. */
function deepest(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const [issue] = issues;
  if (issue?.code !== 'invalid_union') return issues;
  const depth = (alternative: readonly z.core.$ZodIssue[]): number =>
    Math.max(0, ...alternative.map(({ path }) => path.length));
  return [...issue.errors].sort((one, other) => depth(other) - depth(one))[0] ?? issues;
}
