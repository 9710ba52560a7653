import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

/** CommonJS dependencies in the bundle, which is an ES module, call `require`. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/**
 * Bundles the mock server's command line and its dependencies into one file. msw is left out, because the command line
 * never loads it, nodemailer and @redis/client, which are optional, and jiti, which reads files beside itself. The finished file replaces an old
 * one in one step, so that nothing reads half of it.
 * @param {string} outfile
 * @param {{ sourcemap: boolean }} options
 */
export async function bundleCli(outfile, { sourcemap }) {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(root, 'packages/mock-server/src/cli.ts')],
    outfile,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['msw', 'msw/*', 'nodemailer', '@redis/client', 'jiti'],
    banner: { js: REQUIRE },
    sourcemap,
    sourcesContent: false,
    logLevel: 'warning',
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
  if (imports.some((path) => /^msw($|\/)/.test(path)))
    throw new Error('The command line would load msw, which is optional.');
  await mkdir(dirname(outfile), { recursive: true });
  await writeFile(join(dirname(outfile), 'cli.third-party.txt'), licensesOf(Object.keys(metafile.inputs)));
  for (const { path, contents } of outputFiles) {
    const unfinished = `${path}.${process.pid}`;
    await writeFile(unfinished, contents, { mode: path === outfile ? 0o755 : 0o644 });
    await rename(unfinished, path);
  }
}

/**
 * The licences of the packages that these files belong to, as the packages have them. Throws if one has none.
 * @param {readonly string[]} inputs
 * @returns {string}
 */
export function licensesOf(inputs) {
  const folders = new Set(inputs.flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []));
  const texts = [...folders].map((folder) => licenseOf(join(process.cwd(), folder)));
  return `The command line contains these packages.\n\n${[...new Set(texts)].sort().join('\n')}`;
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
