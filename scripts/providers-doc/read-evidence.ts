import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { VerifyPlan } from '../../packages/mock-server/src/verify/script.ts';
import { type ListedProvider, listProviders } from '../providers.ts';
import { type Evidence, type LiveRun, readLiveRuns } from './evidence.ts';

interface Vectors {
  readonly vectors: readonly { readonly source?: string }[];
  readonly details?: readonly { readonly source?: string }[];
}

/** The evidence of every provider: from its vectors, its plan, the tests with its vendor's SDK, and docs/live-runs.json. */
export async function readEvidence(root: string): Promise<readonly Evidence[]> {
  const providers = listProviders(root);
  const file = join(root, 'docs/live-runs.json');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '[]';
  const runs = readLiveRuns(text);
  return Promise.all(providers.map((provider) => evidenceOf(root, provider, runs)));
}

async function evidenceOf(root: string, provider: ListedProvider, runs: readonly LiveRun[]): Promise<Evidence> {
  const { id, title } = provider;
  const folder = join(root, 'packages/mock-server/test', id);
  const all = await vectorsIn(join(folder, 'vectors/index.ts'));
  return {
    id,
    title,
    vectors: all.length,
    recorded: all.filter(({ source }) => source === 'recorded').length,
    plan: await exchangesOf(root, provider),
    vendorTests: countTests(join(folder, 'vendor-sdk')),
    runs: runs.filter(({ provider }) => provider === id),
  };
}

async function exchangesOf(root: string, { id, identifier }: ListedProvider): Promise<number> {
  const file = join(root, 'packages/mock-server/src/verify/plans', id, 'index.ts');
  if (!existsSync(file)) return 0;
  const plans: Readonly<Record<string, VerifyPlan>> = await import(pathToFileURL(file).href);
  const { scripts } = plans[`${identifier}Plan`] ?? { scripts: [] };
  return scripts.reduce((sum, { steps }) => sum + steps.length, 0);
}

async function vectorsIn(file: string): Promise<Vectors['vectors']> {
  if (!existsSync(file)) return [];
  const { vectors, details = [] }: Vectors = await import(pathToFileURL(file).href);
  return [...vectors, ...details];
}

/** Tests in the files of a folder, counted by their calls; a table of tests counts as one. */
function countTests(folder: string): number {
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));
  return texts.reduce((sum, text) => sum + (text.match(/^\s*(?:test|it)(?:\.\w+)?[(<]/gm) ?? []).length, 0);
}
