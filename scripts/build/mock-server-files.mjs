import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundle } from './bundle.mjs';
import { dataApart } from './data-apart.mjs';
import { bundleInFewFiles } from './few-files.mjs';
import { licensesOf } from './licenses.mjs';
import { nodeBuiltins } from './node-builtins.mjs';
import { bundleProtocol, protocolApart } from './protocol.mjs';
import { publishedFiles } from './published-files.mjs';

/**
 * The files of the mock server's `dist`: its entries with the packages that they use, what several share in `chunks/`, and
 * their declarations. What is imported when it is needed is a file of its own. One that starts reads a few large files
 * faster than hundreds of small ones, and whoever installs the package installs few others. The command line has files of its
 * own in `cli/`, because its start is waited for.
 * @param {string} root
 * @returns {Promise<(readonly [path: string, content: string | Uint8Array])[]>}
 */
export async function mockServerFiles(root) {
  const folder = join(root, 'packages/mock-server');
  const dist = join(folder, 'dist');
  const { exports, bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).publishConfig;
  const entries = Object.values(exports).flatMap((path) => /^\.\/dist\/(.*\.js)$/.exec(path)?.[1] ?? []);
  const commands = Object.values(bin).map((path) => String(path).replace('./dist/', ''));
  const entryPoint = (/** @type {string} */ path) => ({
    in: join(folder, 'src', path.replace(/\.js$/, '.ts')),
    out: path.replace(/\.js$/, ''),
  });
  const library = await bundle({
    entryPoints: entries.map(entryPoint),
    outdir: dist,
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    minifyWhitespace: true,
    minifySyntax: true,
  });
  if (!library.metafile) throw new Error('esbuild has made no list of its files.');
  const shared = dataApart(root, library.metafile, join(dist, 'cli'));
  const bundles = await Promise.all([
    library,
    bundleInFewFiles(
      root,
      {
        entryPoints: commands.map(entryPoint),
        outdir: dist,
        chunkNames: 'cli/[name]-[hash]',
        // Names stay: errors of our own are reported with their stacks.
        minifyWhitespace: true,
        minifySyntax: true,
        plugins: [nodeBuiltins],
      },
      {
        program: 'packages/mock-server/src/cli/main.ts',
        isApart: neededByFew(folder),
        leaveOut: [protocolApart, shared],
      },
    ),
    bundleProtocol(join(dist, 'cli')),
  ]);
  const compiled = join(folder, 'build');
  const schemas = readdirSync(join(folder, 'schemas')).map((name) => `schemas/${name}`);
  return [
    ...bundles.flatMap(({ outputFiles = [] }) =>
      outputFiles.map(({ path, contents }) => /** @type {const} */ ([relative(dist, path), contents])),
    ),
    ...publishedFiles(compiled, entries, '.d.ts').map(
      (path) => /** @type {const} */ ([path, withTabs(readFileSync(join(compiled, path), 'utf8'))]),
    ),
    ...schemas.map(
      (path) => /** @type {const} */ ([path, JSON.stringify(JSON.parse(readFileSync(join(folder, path), 'utf8')))]),
    ),
    ['third-party.txt', licensesOf(bundles.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {})))],
  ];
}

/**
 * Declarations with a tab where tsc has four blanks: it takes a quarter of their bytes, and is as easy to read.
 * @param {string} declarations
 */
function withTabs(declarations) {
  return declarations.replace(/^(?: {4})+/gm, (blanks) => '\t'.repeat(blanks.length / 4));
}

/**
 * Whether a file belongs to a backend, or looks at one from aside, by its path.
 * @param {string} folder
 */
function neededByFew(folder) {
  const names = readdirSync(join(folder, 'src/providers'));
  const pattern = new RegExp(`/(?:providers|generated)/(?:${names.join('|')})/|/core/(?:explain|checks)/`);
  return (/** @type {string} */ path) => pattern.test(path);
}
