import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Provider } from '../packages/mock-server/src/core/provider.ts';
import { findImportProblems } from './check/find-import-problems.ts';
import { copyRepository } from './copy-repository.ts';
import { writeStale } from './generate/generated-files.ts';
import { generators } from './generate/generators.ts';
import { listProviders } from './providers.ts';

// A new provider, `toyshop`: Unleash's folders and description under another name, in a copy of the repository that has
// Unleash only, so that generation is fast. Besides that, the test runs the generators and does nothing else.
const MODEL = 'unleash';
const ID = 'toyshop';
const root = join(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'resetkit-toyshop-'));
afterAll(() => rmSync(copy, { recursive: true }));
copyRepository(root, copy);

test('a provider is its folders and its description: no other file is edited to add or remove one', {
  // It generates three times, which takes seconds where other tests take milliseconds.
  timeout: 60_000,
}, async () => {
  for (const { id } of listProviders(copy)) if (id !== MODEL) removeFiles(pathsOf(id));
  await generate();
  const before = filesUnder(copy);

  const own = addToyshop();
  const generated = await generate();

  expect(changes(before, filesUnder(copy)).filter((path) => !own.includes(path) && !generated.includes(path))).toEqual(
    [],
  );
  expect(generated.filter((path) => !path.includes(`/${ID}/`)).toSorted()).toEqual([
    'docs/answers.md',
    'docs/providers.md',
    'examples/react/src/backends/list.ts',
    'packages/mock-server/README.md',
    'packages/mock-server/package.json',
    'packages/mock-server/schemas/config.json',
    'packages/mock-server/schemas/seed.json',
    'packages/mock-server/src/answers/generated/answers.ts',
    'packages/mock-server/src/http/generated/page-assets.ts',
    'packages/mock-server/src/provider-types.ts',
    'packages/mock-server/src/registry.ts',
    'packages/mock-server/src/verify/plans.ts',
    'packages/mock-server/src/workbench/journal/generated/how-to-call-backends.ts',
    'packages/sdk/README.md',
    'packages/sdk/package.json',
  ]);
  await worksAndIsExported();
  await isUnderTheImportRules();

  removeFiles(own);
  await generate();

  expect(changes(before, filesUnder(copy))).toEqual([]);
});

async function worksAndIsExported(): Promise<void> {
  const { registry } = await import(join(copy, 'packages/mock-server/src/registry.ts'));
  const { createMockServer } = await import(join(copy, 'packages/mock-server/src/index.ts'));
  const { exports } = JSON.parse(readFileSync(join(copy, 'packages/sdk/package.json'), 'utf8'));
  const { createClient } = await import(join(copy, 'packages/sdk', exports[`./${ID}`]));
  const provider: Provider = (await registry[ID].load())({});
  const mock = createMockServer(provider, { seed: [provider.demo] });
  const client = createClient({ baseUrl: provider.baseUrl, fetch: mock.fetch });

  const { error } = await client.sendResetPasswordEmail({ email: provider.demo.email });

  expect(error).toBeUndefined();
  expect(await mock.outbox.list()).toHaveLength(1);
}

async function isUnderTheImportRules(): Promise<void> {
  const folder = `packages/mock-server/src/providers/${ID}`;
  writeFileSync(join(copy, folder, 'leak.ts'), `import '../${MODEL}/policy.ts';\n`);

  const problems = await findImportProblems(copy, [folder, `packages/sdk/src/providers/${ID}`]);
  rmSync(join(copy, folder, 'leak.ts'));

  expect(problems.map(({ from, rule }) => [from, rule])).toEqual([[`${folder}/leak.ts`, 'provider']]);
}

/** The files of a provider: its description, and every folder of its name but the generated one. */
function pathsOf(id: string): string[] {
  const paths = [...filesUnder(copy).keys()];
  return paths.filter(
    (path) => path === `openapi/${id}.yaml` || (/^packages(?!.*\/generated\/)/.test(path) && path.includes(`/${id}/`)),
  );
}

/** Adds the files of the model under the new name; returns their paths. */
function addToyshop(): string[] {
  return pathsOf(MODEL).map((path) => {
    const text = readFileSync(join(copy, path), 'utf8').replaceAll(MODEL, ID).replaceAll('Unleash', 'Toyshop');
    const file = path.replace(MODEL, ID);
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), text);
    return file;
  });
}

function removeFiles(paths: readonly string[]): void {
  for (const path of paths) rmSync(join(copy, path));
}

async function generate(): Promise<string[]> {
  const written: string[] = [];
  for (const one of generators) written.push(...writeStale(copy, await one(copy)));
  return written;
}

function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path));
}

/** The texts in a folder by path, installed packages aside. */
function filesUnder(folder: string, inside = ''): Map<string, string> {
  const entries = readdirSync(join(folder, inside), { withFileTypes: true });
  return new Map(
    entries.flatMap((entry): (readonly [string, string])[] => {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : [...filesUnder(folder, path)];
      return [[path, readFileSync(join(folder, path), 'utf8')]];
    }),
  );
}
