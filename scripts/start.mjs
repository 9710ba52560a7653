import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleCli } from './bundle-cli.mjs';

// Bundles the sources each time, which takes a quarter of a second. What is not bundled is found from this folder.
const cli = join(import.meta.dirname, '../packages/mock-server/node_modules/.cache/resetkit/cli.mjs');
await bundleCli(cli, { sourcemap: true, protocol: process.argv.includes('mcp') });

// `pnpm start -- --port 8000` passes the dashes on.
if (process.argv[2] === '--') process.argv.splice(2, 1);
process.argv[1] = cli;
process.setSourceMapsEnabled(true);
await import(pathToFileURL(cli).href);
