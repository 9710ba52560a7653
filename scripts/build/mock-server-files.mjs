import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundle } from './bundle.mjs';
import { licensesOf } from './licenses.mjs';
import { publishedFiles } from './published-files.mjs';

/**
 * The files of the mock server's `dist`: its entries with the packages that they use, what several share in `chunks/`, and
 * their declarations. What is imported when it is needed is a file of its own. One that starts reads a few large files
 * faster than hundreds of small ones, and whoever installs the package installs few others.
 * @param {string} root
 * @returns {Promise<(readonly [path: string, content: string | Uint8Array])[]>}
 */
export async function mockServerFiles(root) {
  const folder = join(root, 'packages/mock-server');
  const dist = join(folder, 'dist');
  const { exports, bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).publishConfig;
  const entries = Object.values(exports).map((path) => String(path).replace('./dist/', ''));
  const commands = Object.values(bin).map((path) => String(path).replace('./dist/', ''));
  const { outputFiles = [], metafile } = await bundle({
    entryPoints: [...entries, ...commands].map((path) => ({
      in: join(folder, 'src', path.replace(/\.js$/, '.ts')),
      out: path.replace(/\.js$/, ''),
    })),
    outdir: dist,
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    minifyWhitespace: true,
  });
  const compiled = join(folder, 'build');
  return [
    ...outputFiles.map(({ path, contents }) => /** @type {const} */ ([relative(dist, path), contents])),
    ...publishedFiles(compiled, entries, '.d.ts').map(
      (path) => /** @type {const} */ ([path, readFileSync(join(compiled, path), 'utf8')]),
    ),
    ['third-party.txt', licensesOf(Object.keys(metafile?.inputs ?? {}))],
  ];
}
