import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/**
 * What is not bundled: Node's modules, peers that only some use, and jiti, which reads files beside itself.
 */
const external = ['node:*', 'msw', 'msw/*', 'nodemailer', '@redis/client', 'jiti', 'vitest', '@playwright/test'];

/**
 * Bundles files of the mock server with the packages that they use, in memory. The platform is the browser: what runs there
 * must find nothing of Node, and what runs in Node imports it by `node:`.
 * @param {import('esbuild').BuildOptions} options
 */
export function bundle(options) {
  return build({
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm',
    jsx: 'automatic',
    target: 'node20',
    external,
    alias: { 'side-channel': join(import.meta.dirname, 'side-channel.cjs') },
    logLevel: 'warning',
    ...options,
  });
}
