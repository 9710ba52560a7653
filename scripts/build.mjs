import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { mockServerFiles } from './build/mock-server-files.mjs';
import { packageFiles } from './build/package-files.mjs';
import { sdkFiles } from './build/sdk-files.mjs';
import { writeFiles } from './build/write-files.mjs';

const root = join(import.meta.dirname, '..');

// Modules and declarations of both packages, into `build/`. tsc compiles only what has changed.
const tsc = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b'], { cwd: root, stdio: 'inherit' });
if (tsc.status !== 0) process.exit(1);

// What npm gets, into `npm/`.
/** @type {readonly (readonly [folder: string, files: Promise<Iterable<readonly [string, string | Uint8Array]>>])[]} */
const packages = [
  ['packages/sdk', sdkFiles(root)],
  ['packages/mock-server', mockServerFiles(root)],
];
for (const [folder, files] of packages) {
  const npm = join(root, folder, 'npm');
  rmSync(npm, { recursive: true, force: true });
  await writeFiles(npm, packageFiles(root, folder));
  await writeFiles(join(npm, 'dist'), await files);
}
console.log('built packages/sdk/npm and packages/mock-server/npm');
