import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';

/**
 * Bundles a program into few files: one with what it always needs, one with what several of the modules share that it
 * imports later, and one for each of those. esbuild by itself makes a file for each set of modules that share something, and
 * for Node to find and link a file takes as long as to compile 20 kB.
 * @param {string} root
 * @param {import('esbuild').BuildOptions & { entryPoints: readonly { in: string, out: string }[] }} options
 * @param {object} how
 * @param {string} how.program The file that the program begins with: an entry, or what an entry imports at once.
 * @param {(path: string) => boolean} how.isApart Whether a file stays out of what is shared, because few need it.
 * @param {readonly import('esbuild').Plugin[]} [how.leaveOut] What leaves files out of the program.
 */
export async function bundleInFewFiles(root, options, { program, isApart, leaveOut = [] }) {
  const { metafile } = await bundle({ ...options, plugins: [...leaveOut], splitting: true });
  if (!metafile) throw new Error('esbuild has made no list of its files.');
  const plugins = [...leaveOut, ...(options.plugins ?? []), together(root, groupsOf(metafile, program, isApart))];
  return bundle({ ...options, splitting: true, plugins });
}

/**
 * @typedef {object} Groups
 * @property {ReadonlyMap<string, readonly ('always' | 'shared')[]>} entries Which groups the program needs, and what it imports later.
 * @property {readonly string[]} always Files that the program and others need.
 * @property {readonly string[]} shared Files that several of the others need.
 */

/**
 * @param {import('esbuild').Metafile} metafile
 * @param {string} program
 * @param {(path: string) => boolean} isApart
 * @returns {Groups}
 */
function groupsOf({ inputs, outputs }, program, isApart) {
  const files = Object.entries(outputs);
  const entries = files.filter(([, { entryPoint }]) => entryPoint !== undefined);
  const imported = new Set(files.flatMap(([, { imports }]) => imports.map(({ path }) => path)));
  const needed = new Set(entries.flatMap(([path, { entryPoint }]) => (entryPoint === program ? path : [])));
  for (const path of needed)
    for (const { path: next, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') needed.add(next);
  // A file in CommonJS would run at once. It comes with the module that imports it.
  const filesIn = (/** @type {readonly (typeof files)[number][]} */ chunks) =>
    chunks
      .flatMap(([, { inputs: parts }]) => Object.keys(parts))
      .filter((path) => inputs[path]?.format === 'esm' && !isApart(path));
  const chunks = files.filter(([, { entryPoint }]) => entryPoint === undefined);
  return {
    entries: new Map(
      entries.map(([path, { entryPoint = '' }]) => {
        if (entryPoint === program) return [entryPoint, ['always']];
        return [entryPoint, imported.has(path) ? ['always', 'shared'] : []];
      }),
    ),
    always: filesIn(chunks.filter(([path]) => needed.has(path))),
    shared: filesIn(chunks.filter(([path]) => !needed.has(path))),
  };
}

/**
 * Makes every entry reach all files of its groups, so that esbuild puts each group into one file. Only what is used stays.
 * @param {string} root
 * @param {Groups} groups
 * @returns {import('esbuild').Plugin}
 */
function together(root, groups) {
  const absolute = (/** @type {readonly string[]} */ paths) => paths.map((path) => join(root, path));
  const [always, shared] = [absolute(groups.always), absolute(groups.shared)];
  const grouped = new Set([...always, ...shared]);
  const entries = new Map([...groups.entries].map(([path, needs]) => [join(root, path), needs]));
  const imported = { always, shared };
  return {
    name: 'together',
    setup({ onResolve, onLoad, resolve }) {
      onResolve({ filter: /^together:/ }, ({ path }) => ({
        path: path.slice('together:'.length),
        namespace: 'together',
      }));
      onLoad({ filter: /.*/, namespace: 'together' }, ({ path }) => ({
        contents: imported[path === 'always' ? 'always' : 'shared']
          .map((file) => `import ${JSON.stringify(file)};`)
          .join('\n'),
        resolveDir: root,
      }));
      // esbuild drops an import of nothing from a file that is said to have no side effects.
      onResolve({ filter: /.*/ }, async ({ path, pluginData, ...from }) => {
        if (pluginData === 'resolved' || from.kind === 'entry-point') return undefined;
        const found = await resolve(path, { ...from, pluginData: 'resolved' });
        return grouped.has(found.path) ? { path: found.path, sideEffects: true } : undefined;
      });
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const needs = entries.get(path);
        if (needs === undefined) return undefined;
        const imports = needs.map((group) => `import 'together:${group}';`);
        return { contents: [await readFile(path, 'utf8'), ...imports].join('\n'), loader: 'ts' };
      });
    },
  };
}
