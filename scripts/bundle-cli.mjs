import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bundle } from './build/bundle.mjs';

/**
 * Bundles the mock server's command line of the present sources into one file. The finished file replaces an old one in one
 * step, so that nothing reads half of it.
 * @param {string} outfile
 * @param {{ sourcemap: boolean }} options
 */
export async function bundleCli(outfile, { sourcemap }) {
  const { outputFiles = [] } = await bundle({
    entryPoints: ['packages/mock-server/src/cli.ts'],
    outfile,
    sourcemap,
    sourcesContent: false,
  });
  await mkdir(dirname(outfile), { recursive: true });
  for (const { path, contents } of outputFiles) {
    const unfinished = `${path}.${process.pid}`;
    await writeFile(unfinished, contents, { mode: path === outfile ? 0o755 : 0o644 });
    await rename(unfinished, path);
  }
}
