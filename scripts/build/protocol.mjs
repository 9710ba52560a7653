import { bundle } from './bundle.mjs';

/**
 * Leaves the protocol of `resetkit mcp` out of a bundle, which finds it in `serve-mcp.js` beside the file that imports it. It
 * is large, and uses more of zod than all else: what it alone needs would be in files that every start reads.
 * @type {import('esbuild').Plugin}
 */
export const protocolApart = {
  name: 'protocol-apart',
  setup(build) {
    build.onResolve({ filter: /\/serve-mcp\.ts$/ }, () => ({ path: './serve-mcp.js', external: true }));
  },
};

/**
 * Bundles the protocol by itself, as `serve-mcp.js` in this folder. Names are shortened, which makes it a third smaller: nearly all of it
 * is not ours.
 * @param {string} outdir
 */
export function bundleProtocol(outdir) {
  return bundle({
    entryPoints: { 'serve-mcp': 'packages/mock-server/src/cli/mcp/serve-mcp.ts' },
    outdir,
    minify: true,
  });
}
