import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleCli } from './bundle-cli.mjs';
import { removeStale } from './remove-stale.mjs';

const root = join(import.meta.dirname, '..');

// Modules and declarations of both packages. tsc compiles only what has changed.
const tsc = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b'], { cwd: root, stdio: 'inherit' });
if (tsc.status !== 0) process.exit(1);
for (const folder of ['packages/sdk', 'packages/mock-server']) removeStale(join(root, folder));

// A package cannot export files outside its folder. The descriptions that no backend has are only of use to mock servers.
const specs = join(root, 'packages/sdk/dist/openapi');
rmSync(specs, { recursive: true, force: true });
cpSync(join(root, 'openapi'), specs, {
  recursive: true,
  filter: (path) => !/(mock-control|mailpit)\.yaml$/.test(path),
});

// The command line as one file with its dependencies, which starts twice as fast, replaces tsc's output.
const bin = join(root, 'packages/mock-server/dist/cli.js');
await bundleCli(bin, { sourcemap: false });
if (!readFileSync(bin, 'utf8').startsWith('#!')) throw new Error(`${bin} needs a #! line to be a command.`);

for (const file of ['packages/sdk/dist/index.js', 'packages/mock-server/dist/index.js'])
  if (!existsSync(join(root, file))) throw new Error(`${file} is missing after the build.`);
console.log('built packages/sdk/dist and packages/mock-server/dist');
