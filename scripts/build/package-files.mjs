import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryOf } from './addresses.mjs';
import { publishedManifest } from './published-manifest.mjs';
import { publishedReadme } from './published-readme.mjs';

/**
 * The files of a package beside its `dist`.
 * @param {string} root
 * @param {string} folder the package's, relative to the root
 * @returns {(readonly [path: string, content: string])[]}
 */
export function packageFiles(root, folder) {
  const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');
  const repository = repositoryOf(JSON.parse(read('package.json')));
  const manifest = publishedManifest(JSON.parse(read(`${folder}/package.json`)), folder, repository);
  return [
    ['package.json', `${JSON.stringify(manifest, null, 2)}\n`],
    ['README.md', publishedReadme(read(`${folder}/README.md`), folder, repository)],
    ['CHANGELOG.md', read(`${folder}/CHANGELOG.md`)],
    ['LICENSE', read('LICENSE')],
  ];
}
