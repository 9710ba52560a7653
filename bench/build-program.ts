import { basename, join } from 'node:path';
import { build } from 'esbuild';

const outdir = join(import.meta.dirname, '../node_modules/.cache/resetkit/bench');

/**
 * Bundles a program of a measurement as plain JavaScript, because what runs TypeScript as it is would put code of its own
 * into what is measured. Resolves to the file.
 */
export async function buildProgram(file: string): Promise<string> {
  const name = basename(file, '.ts');
  await build({
    entryPoints: { [name]: file },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  return join(outdir, `${name}.mjs`);
}
