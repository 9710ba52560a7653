import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of the packages that these files belong to, as the packages have them. Terms that several have in the same words are there
 * once, below the copyright lines of all of them. Throws if a package has none.
 * @param {readonly string[]} inputs
 * @returns {string}
 */
export function licensesOf(inputs) {
  // What esbuild leaves out for a browser is `(disabled):…`.
  const folders = new Set(
    inputs.flatMap((path) => /^((?!\().*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  return listOf([...folders].map((folder) => licenseOf(join(process.cwd(), folder))));
}

/**
 * @typedef {object} License
 * @property {string} name name, version and licence of the package
 * @property {string} text
 */

/**
 * @param {readonly License[]} licenses
 * @returns {string}
 */
export function listOf(licenses) {
  /** @type {Map<string, { terms: string, heads: Set<string> }>} */
  const groups = new Map();
  for (const { name, text } of licenses) {
    const terms = text.replace(copyright, '').trim();
    const words = terms.replace(/\s+/g, ' ');
    const group = groups.get(words) ?? { terms, heads: new Set() };
    groups.set(words, group);
    group.heads.add([name, ...(text.match(copyright) ?? []).map((line) => line.trim())].join('\n'));
  }
  const sections = [...groups.values()].map(
    ({ terms, heads }) => `${'='.repeat(80)}\n${[...heads].sort().join('\n\n')}\n\n${terms}\n`,
  );
  return `The code of this package contains these packages.\n\n${sections.sort().join('\n')}`;
}

/** The lines that say whose a package is. */
const copyright = /^[ \t]*copyright (?:\(c\)|©|\d).*(?:\n|$)/gim;

/**
 * The licence of the package in a folder.
 * @param {string} folder
 * @returns {License}
 */
function licenseOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (file === undefined && license === undefined) throw new Error(`${name} ${version} has no licence.`);
  const text = file === undefined || !existsSync(join(folder, file)) ? '' : readFileSync(join(folder, file), 'utf8');
  return { name: `${name} ${version} (${license})`, text };
}
