import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findImportProblems, type ImportProblem } from './find-import-problems.ts';

const root = join(import.meta.dirname, '../..');
const MOCK = 'packages/mock-server/src';
const SDK = 'packages/sdk/src';

/** What may not be imported, each with the rules that refuse it. */
const REFUSED: readonly (readonly [from: string, specifier: string, ...rules: string[]])[] = [
  [`${SDK}/client/a.ts`, '@resetkit/mock-server', 'installed-packages'],
  [`${SDK}/client/b.ts`, '../../../mock-server/src/index.ts', 'apps-ship-the-sdk', 'packages-by-name'],
  [`${SDK}/client/c.ts`, '@resetkit/sdk/insforge', 'own-files-by-path', 'sdk-client'],
  [`${SDK}/client/d.ts`, 'node:http', 'node-modules-of-node'],
  [`${SDK}/client/e.ts`, 'vitest', 'installed-packages'],
  [`${SDK}/client/f.ts`, 'not-there', 'installed-packages'],
  [`${SDK}/client/g.ts`, '../providers/insforge/index.ts', 'sdk-client'],
  [`${SDK}/reset/a.ts`, '../providers/insforge/index.ts', 'sdk-reset'],
  [`${SDK}/common/a.ts`, '../forms/form.ts', 'sdk-common', 'zod'],
  [`${SDK}/forms/a.ts`, '../providers/insforge/index.ts', 'sdk-forms'],
  [`${SDK}/providers/supabase/a.ts`, '../insforge/index.ts', 'sdk-provider'],
  [`${SDK}/providers/supabase/b.ts`, '../../generated/insforge/types.ts', 'sdk-provider'],
  [`${SDK}/reset/b.ts`, 'zod/mini', 'zod'],
  [`${SDK}/reset/c.ts`, '../generated/insforge/schemas.ts', 'zod'],
  [`${SDK}/reset/d.ts`, 'react', 'react'],
  [`${SDK}/reset/e.ts`, '../react.ts', 'react'],
  [`${MOCK}/core/a.ts`, '../providers/insforge/index.ts', 'core'],
  [`${MOCK}/core/b.ts`, '@resetkit/sdk/insforge/types', 'core'],
  [`${MOCK}/core/c.ts`, '../control/index.ts', 'core'],
  [`${MOCK}/core/d.ts`, 'crypto', 'node-modules-of-node'],
  [`${MOCK}/core/f.ts`, 'not-there', 'known-packages'],
  [`${MOCK}/providers/supabase/a.ts`, '../insforge/index.ts', 'provider'],
  [`${MOCK}/providers/supabase/b.ts`, '@resetkit/sdk/insforge/types', 'provider'],
  [`${MOCK}/providers/supabase/c.ts`, '../../control/index.ts', 'provider'],
  [`${MOCK}/providers/insforge/a.ts`, '@resetkit/sdk/insforge', 'generated-code-of-the-sdk', 'provider'],
  [`${MOCK}/providers/apphandoff/index.ts`, '../insforge/index.ts', 'provider-on-a-provider'],
  [`${MOCK}/control/a.ts`, '../providers/insforge/index.ts', 'control'],
  [`${MOCK}/stores/a.ts`, '../control/index.ts', 'stores'],
  [`${MOCK}/index.ts`, './http.ts', 'index'],
  [`${MOCK}/http/a.ts`, '../cli.ts', 'cli'],
  [`${MOCK}/http/b.ts`, 'msw', 'msw'],
  [`${MOCK}/http/c.ts`, '../msw.ts', 'msw'],
];

/** Imports that look much like those, and are what the layers are for. */
const ALLOWED = [
  [`${SDK}/providers/insforge/a.ts`, '../../generated/insforge/types.ts'],
  [`${SDK}/forms/b.ts`, 'zod/mini'],
  [`${SDK}/react/a.ts`, 'react'],
  [`${MOCK}/core/e.ts`, '@noble/hashes/sha2.js'],
  [`${MOCK}/providers/insforge/b.ts`, '@resetkit/sdk/insforge/schemas'],
  [`${MOCK}/providers/apphandoff/index.ts`, '../supabase/index.ts'],
  [`${MOCK}/control/b.ts`, '@resetkit/sdk/mock-control/types'],
  [`${MOCK}/node.ts`, 'msw/node'],
  [`${MOCK}/http/d.ts`, 'node:http'],
  [`${MOCK}/verify/a.ts`, '../providers/insforge/index.ts'],
  [`${MOCK}/cli/a.ts`, '../http.ts'],
] as const;

const TARGETS = [
  ...['react', 'forms/form', 'providers/insforge/index', 'providers/insforge/schemas'].map((path) => `${SDK}/${path}`),
  ...['types', 'schemas'].map((name) => `${SDK}/generated/insforge/${name}`),
  `${SDK}/generated/mock-control/types`,
  ...['control/index', 'http', 'msw', 'cli', 'providers/insforge/index', 'providers/supabase/index'].map(
    (path) => `${MOCK}/${path}`,
  ),
];

const folder = mkdtempSync(join(tmpdir(), 'resetkit-imports-'));
afterAll(() => rmSync(folder, { recursive: true }));
const problems = await problemsIn(folder);

test.each(REFUSED)('%s may not import %s', (from, _, ...rules) => {
  const broken = problems.filter((problem) => problem.from === from).map(({ rule }) => rule);

  expect(broken.toSorted()).toEqual(rules.toSorted());
});

test('refuses circles, of type-only imports too, and nothing else', () => {
  const others = problems.filter(({ from }) => !REFUSED.some(([refused]) => from === refused));

  expect(others.map(({ sentence }) => sentence)).toEqual([
    'scripts/a.ts → scripts/b.ts → scripts/a.ts: Move what both files need into a third one (no-circle)',
  ]);
});

/** A repository that holds all of the imports above. */
async function problemsIn(base: string): Promise<ImportProblem[]> {
  for (const name of ['sdk', 'mock-server']) {
    mkdirSync(join(base, 'packages', name), { recursive: true });
    copyFileSync(join(root, 'packages', name, 'package.json'), join(base, 'packages', name, 'package.json'));
  }
  link('packages/sdk', 'packages/mock-server/node_modules/@resetkit/sdk', base);
  for (const name of ['msw', '@noble/hashes', 'zod']) link(`packages/mock-server/node_modules/${name}`);
  for (const name of ['zod', 'react']) link(`packages/sdk/node_modules/${name}`);
  link('node_modules/vitest');
  const lines = new Map<string, string>(TARGETS.map((path) => [`${path}.ts`, '']));
  for (const [from, specifier] of [...REFUSED, ...ALLOWED])
    lines.set(from, `${lines.get(from) ?? ''}import '${specifier}';\n`);
  lines.set('scripts/a.ts', "import type { B } from './b.ts';\nexport type A = B;\n");
  lines.set('scripts/b.ts', "import type { A } from './a.ts';\nexport type B = A[];\n");
  for (const [path, text] of lines) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), text);
  }
  return findImportProblems(base, ['packages', 'scripts']);
}

function link(path: string, as = path, from = root): void {
  mkdirSync(dirname(join(folder, as)), { recursive: true });
  symlinkSync(join(from, path), join(folder, as));
}
