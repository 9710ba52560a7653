import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { packageFolders } from '../package-folders.ts';

/** Bytes of code: minified, and minified and gzipped (level 9). */
export interface Size {
  readonly minified: number;
  readonly gzipped: number;
}

/** What a browser loads for an entry. */
export interface BrowserBundle {
  /** What is loaded at once. */
  readonly first: Size;
  /** Chunks for an `import()`, which many visitors never load. */
  readonly later: Size;
  /** The files that have code in the bundle; paths are relative to the root of the repository. */
  readonly files: readonly string[];
}

const root = join(import.meta.dirname, '../..');
/** Where esbuild puts code that comes from no file. */
const ENTRY = 'out/stdin.js';

/**
 * Bundles code for browsers and for production, as an app's bundler does. The code may import both of our packages and
 * everything that the mock server's tests have installed. Imports in `leftOut` stay imports and are not counted. Rejects
 * if the code needs anything else that a browser does not have.
 */
export async function bundleForBrowsers(code: string, leftOut: readonly string[] = []): Promise<BrowserBundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: join(root, 'packages/mock-server'), loader: 'ts' },
    nodePaths: packageFolders(root).map((folder) => join(root, folder)),
    absWorkingDir: root,
    outdir: dirname(ENTRY),
    external: [...leftOut],
    bundle: true,
    splitting: true,
    write: false,
    minify: true,
    metafile: true,
    platform: 'browser',
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  const first = loadedAtOnce(metafile);
  const isFirst = ({ path }: { readonly path: string }) => first.has(path.slice(root.length + 1));
  return {
    first: sizeOf(outputFiles.filter(isFirst)),
    later: sizeOf(outputFiles.filter((chunk) => !isFirst(chunk))),
    files: Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).filter((path) => (inputs[path]?.bytesInOutput ?? 0) > 0),
    ),
  };
}

/** The paths of the entry's own chunk and of the chunks that it imports without `import()`. */
function loadedAtOnce({ outputs }: Metafile): ReadonlySet<string> {
  const found = new Set([ENTRY]);
  // A loop over a set also visits what is added to it meanwhile.
  for (const path of found)
    for (const { kind, path: next, external } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && !external) found.add(next);
  return found;
}

function sizeOf(chunks: readonly { readonly contents: Uint8Array }[]): Size {
  const sum = (bytesOf: (code: Uint8Array) => number): number =>
    chunks.reduce((total, { contents }) => total + bytesOf(contents), 0);
  return {
    minified: sum(({ length }) => length),
    gzipped: sum((code) => gzipSync(code, { level: 9 }).length),
  };
}
