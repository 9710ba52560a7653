import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { briefDeclarations } from './brief-declarations.mjs';
import { publishedFiles } from './published-files.mjs';

/** Descriptions of what no backend has are only of use to mock servers. */
const OWN_SPECS = /^(mock-control|mailpit)\.yaml$/;

/**
 * The files of the SDK's `dist`: what tsc has made, module by module, so that apps bundle what they use. Comments are in the
 * declarations. What is generated has no blanks and no indentation, which would be a third of the package.
 * @param {string} root
 * @returns {Promise<(readonly [path: string, content: string])[]>}
 */
export async function sdkFiles(root) {
  const folder = join(root, 'packages/sdk');
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).publishConfig;
  const entries = Object.values(exports).flatMap((path) => /^\.\/dist\/(.*\.js)$/.exec(path)?.[1] ?? []);
  const compiled = join(folder, 'build');
  const read = (/** @type {string} */ path) => readFileSync(join(compiled, path), 'utf8');
  const modules = publishedFiles(compiled, entries, '.js').map(async (path) => {
    const { code } = await transform(read(path), { minifyWhitespace: path.startsWith('generated/'), target: 'es2022' });
    return /** @type {const} */ ([path, code]);
  });
  const declarations = publishedFiles(compiled, entries, '.d.ts').map((path) => {
    const text = read(path);
    return /** @type {const} */ ([path, path.startsWith('generated/') ? briefDeclarations(text) : text]);
  });
  return [...(await Promise.all(modules)), ...declarations, ...specs(root)];
}

/**
 * A package cannot export files outside its folder.
 * @param {string} root
 */
function specs(root) {
  const names = readdirSync(join(root, 'openapi')).filter((name) => !OWN_SPECS.test(name));
  return names.map(
    (name) => /** @type {const} */ ([`openapi/${name}`, readFileSync(join(root, 'openapi', name), 'utf8')]),
  );
}
