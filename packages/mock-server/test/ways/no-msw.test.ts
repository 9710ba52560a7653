import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '../../src');

/** Packages that a file loads, itself or by what it imports. */
async function packagesOf(file: string): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [join(source, file)],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
  const names = Object.keys(metafile.inputs).flatMap((path) => {
    const inside = path.split('node_modules/').at(-1);
    return inside === undefined || inside === path ? [] : [/^(?:@[^/]+\/)?[^/]+/.exec(inside)?.[0] ?? inside];
  });
  return [...new Set(names)].sort();
}

test.each(['http.ts', 'cli.ts', 'index.ts', 'providers/insforge/index.ts'])('%s never loads msw', async (file) => {
  const packages = await packagesOf(file);

  expect(packages).not.toContain('msw');
  expect(packages).not.toEqual([]);
});

test('msw.ts loads msw, so the look above sees it', async () => {
  expect(await packagesOf('msw.ts')).toContain('msw');
});
