import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts the descriptions that the SDK exports into its `dist`, since a package cannot export what lies outside of its folder.
 * @param {string} root
 */
export function copySpecs(root) {
  const sdk = join(root, 'packages/sdk');
  const { exports } = JSON.parse(readFileSync(join(sdk, 'package.json'), 'utf8'));
  const names = Object.keys(exports).filter((path) => path.startsWith('./openapi/'));
  rmSync(join(sdk, 'dist/openapi'), { recursive: true, force: true });
  mkdirSync(join(sdk, 'dist/openapi'), { recursive: true });
  for (const name of names) copyFileSync(join(root, name), join(sdk, 'dist', name));
}
