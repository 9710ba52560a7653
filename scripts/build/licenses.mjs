import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of the packages that these files belong to, as the packages have them. Throws if one has none.
 * @param {readonly string[]} inputs
 * @returns {string}
 */
export function licensesOf(inputs) {
  // What esbuild leaves out for a browser is `(disabled):…`.
  const folders = new Set(
    inputs.flatMap((path) => /^((?!\().*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  const texts = [...folders].map((folder) => licenseOf(join(process.cwd(), folder)));
  return `The code of this package contains these packages.\n\n${[...new Set(texts)].sort().join('\n')}`;
}

/**
 * Name, version and licence of the package in a folder.
 * @param {string} folder
 */
function licenseOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (file === undefined && license === undefined) throw new Error(`${name} ${version} has no licence.`);
  const text = file === undefined || !existsSync(join(folder, file)) ? '' : readFileSync(join(folder, file), 'utf8');
  return `${'='.repeat(80)}\n${name} ${version} (${license})\n\n${text.trim()}\n`;
}
