import { expect, test } from 'vitest';
import { packageProblems, specProblems } from './package-problems.ts';

const manifest = {
  version: '1.2.0',
  sideEffects: false,
  dependencies: { zod: '4.6.7' },
  exports: { '.': './dist/index.js', './openapi/a.yaml': './dist/openapi/a.yaml' },
};

function contents(changes: Readonly<Record<string, string | undefined>> = {}): Map<string, string> {
  const files: Record<string, string | undefined> = {
    'package.json': JSON.stringify(manifest),
    'README.md': '# A\n\n[Below](#below), [elsewhere](https://example.com/a.md)\n',
    LICENSE: 'MIT',
    'CHANGELOG.md': '# A\n\n## 1.2.0\n\n- New.\n',
    'dist/index.js': 'export {};',
    'dist/index.d.ts': 'export {};',
    'dist/openapi/a.yaml': 'openapi: 3.1.0\n',
    ...changes,
  };
  return new Map(Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])));
}

function changed(manifestChanges: object): Map<string, string> {
  return contents({ 'package.json': JSON.stringify({ ...manifest, ...manifestChanges }) });
}

const sourceMap = (fields: object): Record<string, string> => ({
  'dist/index.js': 'export {};\n//# sourceMappingURL=index.js.map\n',
  'dist/index.js.map': JSON.stringify(fields),
});

test('accepts a package that is complete', () => {
  expect(packageProblems(contents())).toEqual([]);
});

test.each([
  ['a missing licence', contents({ LICENSE: undefined }), 'LICENSE is missing'],
  [
    'bundled code without the licences of what it contains',
    contents({ 'dist/cli.js': '#!/usr/bin/env node' }),
    'dist/third-party.txt lacks the licences of what dist/ contains',
  ],
  [
    'a package that is imported and not installed',
    contents({ 'dist/index.js': "import{z}from'zod';import'./index.js';import'node:fs';await import('qs');" }),
    'dist/index.js imports qs, which is neither a dependency nor a peer',
  ],
  [
    'a file that is imported and not there',
    contents({ 'dist/index.js': "import './index.js';await import('./chunks/a.js');" }),
    'dist/index.js imports ./chunks/a.js, which is not in the package',
  ],
  ['a missing README', contents({ 'README.md': undefined }), 'README.md is missing'],
  ['a missing changelog', contents({ 'CHANGELOG.md': undefined }), 'CHANGELOG.md is missing'],
  ['a changelog without this version', changed({ version: '1.2.1' }), 'CHANGELOG.md says nothing of 1.2.1'],
  [
    'a field of the workspace',
    changed({ devDependencies: {} }),
    'package.json has `devDependencies`, which is of no use in the package',
  ],
  [
    'a link that leads out of the package',
    contents({ 'README.md': '[more](../more.md#a)' }),
    'README.md links to ../more.md#a, which is not in the package',
  ],
  ['side effects', changed({ sideEffects: true }), 'package.json does not say `sideEffects: false`'],
  ['a test', contents({ 'dist/a.test.js': '' }), 'dist/a.test.js is of no use in the package'],
  ['a folder of tests', contents({ 'dist/test/a.js': '' }), 'dist/test/a.js is of no use in the package'],
  ['build info', contents({ 'dist/a.tsbuildinfo': '' }), 'dist/a.tsbuildinfo is of no use in the package'],
  ['a source', contents({ 'src/a.ts': '' }), 'src/a.ts is of no use in the package'],
  [
    'a lost source map',
    contents({ ...sourceMap({}), 'dist/index.js.map': undefined }),
    'dist/index.js names dist/index.js.map, which is missing',
  ],
  [
    'a source map without its sources',
    contents(sourceMap({ sources: ['../src/index.ts'] })),
    'dist/index.js.map names ../src/index.ts, which is neither in it nor in the package',
  ],
])('reports %s', (_, files, sentence) => {
  expect(packageProblems(files).join('\n')).toBe(sentence);
});

test('accepts a source map that carries its sources', () => {
  const files = contents(sourceMap({ sources: ['../src/index.ts'], sourcesContent: ['export {};'] }));

  expect(packageProblems(files)).toEqual([]);
});

test('reports a description that is not exported, and one that is out of date', () => {
  const specs = new Map([
    ['a.yaml', 'openapi: 3.1.1\n'],
    ['b.yaml', 'openapi: 3.1.0\n'],
  ]);

  expect(specProblems(contents(), specs)).toEqual([
    './dist/openapi/a.yaml is not openapi/a.yaml',
    './openapi/b.yaml is not exported',
  ]);
});

test('accepts a description that is up to date', () => {
  expect(specProblems(contents(), new Map([['a.yaml', 'openapi: 3.1.0\n']]))).toEqual([]);
});
