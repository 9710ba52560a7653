import { join } from 'node:path';
import { build } from 'esbuild';

/** The two programs of the measurement, as plain JavaScript. */
export interface Programs {
  readonly client: string;
  readonly server: string;
}

const root = join(import.meta.dirname, '../..');
const outdir = join(root, 'node_modules/.cache/resetkit/bench');

/** Bundles them first, because what runs TypeScript as it is would put code of its own into what is measured. */
export async function buildPrograms(): Promise<Programs> {
  await build({
    entryPoints: [join(import.meta.dirname, 'client.ts'), join(import.meta.dirname, 'server.ts')],
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
  return { client: join(outdir, 'client.mjs'), server: join(outdir, 'server.mjs') };
}
