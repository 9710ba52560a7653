import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCommand } from '../check/run-command.ts';
import { bundleInFewFiles } from './few-files.mjs';
import { nodeBuiltins } from './node-builtins.mjs';

const root = join(import.meta.dirname, '../..');

/** Modules that share something, each pair something else. */
const modules = {
  'program.ts': `import { a } from './a.ts';
const later = { one: () => import('./one.ts'), two: () => import('./two.ts'), three: () => import('./three.ts') };
const found = await Promise.all([later.one(), later.two(), later.three()]);
console.log(a, ...found.map(({ says }) => says));`,
  'a.ts': `import { basename } from 'node:path';\nexport const a = basename('/somewhere/a');\nexport const unused = () => 'unused';`,
  'b.ts': `export const b = String('b');`,
  'c.ts': `export const c = String('c');`,
  'd.ts': `export const d = String('d');`,
  'one.ts': `import { a } from './a.ts';\nimport { b } from './b.ts';\nimport { c } from './c.ts';\nexport const says = a + b + c;`,
  'two.ts': `import { b } from './b.ts';\nimport { d } from './d.ts';\nexport const says = b + d;`,
  'three.ts': `import { c } from './c.ts';\nimport { d } from './d.ts';\nexport const says = c + d;`,
};

test('a program is one file with what it always needs, one with what is shared, and one for each module that it imports later', async () => {
  const folder = mkdtempSync(join(root, 'node_modules/few-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(modules)) writeFileSync(join(folder, name), text);
  const outdir = join(folder, 'dist');

  const { outputFiles = [] } = await bundleInFewFiles(
    root,
    {
      entryPoints: [{ in: join(folder, 'program.ts'), out: 'program' }],
      outdir,
      chunkNames: 'later/[name]-[hash]',
      minifyWhitespace: true,
      plugins: [nodeBuiltins],
    },
    { program: relative(root, join(folder, 'program.ts')), isApart: () => false },
  );

  mkdirSync(join(outdir, 'later'), { recursive: true });
  writeFileSync(join(outdir, 'package.json'), '{"type":"module"}');
  for (const { path, contents } of outputFiles) writeFileSync(path, contents);
  const names = outputFiles.map(({ path }) => relative(outdir, path).replace(/-\w+\.js$/, '.js'));
  expect(names.sort()).toEqual([
    'later/chunk.js',
    'later/chunk.js',
    'later/one.js',
    'later/three.js',
    'later/two.js',
    'program.js',
  ]);
  expect(outputFiles.filter(({ text }) => /unused|from"node:/.test(text))).toEqual([]);
  expect(await runCommand([process.execPath, 'program.js'], outdir)).toEqual({ code: 0, output: 'a abc bd cd\n' });
});
