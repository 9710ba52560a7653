import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bundle } from './build/bundle.mjs';
import { bundleProtocol, protocolApart } from './build/protocol.mjs';

/**
 * Bundles the mock server's command line of the present sources into one file; the protocol of `resetkit mcp` into another one
 * beside it, if it is asked for. The finished file replaces an old one in one step, so that nothing reads half of it.
 * @param {string} outfile
 * @param {{ sourcemap: boolean, protocol: boolean }} options
 */
export async function bundleCli(outfile, { sourcemap, protocol }) {
  const cli = await bundle({
    entryPoints: ['packages/mock-server/src/cli.ts'],
    outfile,
    sourcemap,
    sourcesContent: false,
    plugins: [protocolApart],
  });
  const bundles = protocol ? [cli, await bundleProtocol(dirname(outfile))] : [cli];
  await mkdir(dirname(outfile), { recursive: true });
  for (const { path, contents } of bundles.flatMap(({ outputFiles = [] }) => outputFiles)) {
    const unfinished = `${path}.${process.pid}`;
    await writeFile(unfinished, contents, { mode: path === outfile ? 0o755 : 0o644 });
    await rename(unfinished, path);
  }
}
