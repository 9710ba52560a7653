import { join, relative } from 'node:path';

/**
 * Leaves out of the command line what the library has in files of their own: the page, the examples of descriptions, the plans of
 * `verify` and the reader of YAML. They are data, or know nothing of the rest, and so they are installed once.
 * @param {string} root
 * @param {import('esbuild').Metafile} library
 * @param {string} from The folder of the files that import them.
 * @returns {import('esbuild').Plugin}
 */
export function dataApart(root, { outputs }, from) {
  const places = new Map(
    Object.entries(outputs).flatMap(([path, { entryPoint }]) =>
      entryPoint === undefined ? [] : [[entryPoint, relative(from, join(root, path))]],
    ),
  );
  return {
    name: 'data-apart',
    setup({ onResolve }) {
      onResolve({ filter: /\/(?:page-assets\.ts|examples|yaml\.ts)$/ }, ({ path, kind }) => {
        const place = kind === 'dynamic-import' ? places.get(sourceOf(path)) : undefined;
        return place === undefined ? undefined : { path: place, external: true };
      });
      onResolve({ filter: /^\.\/plans\.ts$/ }, ({ importer }) => {
        const place = places.get(relative(root, importer));
        return place === undefined ? undefined : { path: place, external: true };
      });
    },
  };
}

/** @param {string} path */
function sourceOf(path) {
  const [, description] = /^@resetkit\/sdk\/(.+)\/examples$/.exec(path) ?? [];
  if (description !== undefined) return `packages/sdk/src/generated/${description}/examples.ts`;
  return `packages/mock-server/src/${path.endsWith('yaml.ts') ? 'cli/yaml.ts' : 'http/generated/page-assets.ts'}`;
}
