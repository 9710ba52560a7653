import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';

/** Bytes of code, as they are and on their way. */
export interface Size {
  readonly minified: number;
  readonly gzipped: number;
}

/** What a browser loads for an entry. */
export interface EntryBundle {
  readonly first: Size;
  /** Chunks behind an `import()`, which many visitors never load. */
  readonly later: Size;
}

const root = join(import.meta.dirname, '../..');
/** Where esbuild puts code that comes from no file. */
const ENTRY = 'out/stdin.js';

/**
 * Bundles the code of an entry for production, as an app's bundler would. Finds the packages that the mock server's tests
 * have, ours among them. What is in `leftOut` stays outside and is not counted; anything else that a browser lacks rejects.
 */
export async function bundleEntry(code: string, leftOut: readonly string[] = []): Promise<EntryBundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: join(root, 'bench'), loader: 'ts' },
    nodePaths: [join(root, 'packages/mock-server/node_modules')],
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
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  const first = loadedAtOnce(metafile);
  const chunks = outputFiles.map(({ path, contents }) => ({
    isFirst: first.has(path.slice(root.length + 1)),
    contents,
  }));
  return {
    first: sizeOf(chunks.filter(({ isFirst }) => isFirst)),
    later: sizeOf(chunks.filter(({ isFirst }) => !isFirst)),
  };
}

/** The entry's own chunk and all that it imports without `import()`. */
function loadedAtOnce({ outputs }: Metafile): ReadonlySet<string> {
  const found = new Set([ENTRY]);
  // A set that grows while it is walked is walked to its end.
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
