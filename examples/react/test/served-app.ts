import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

/** The app, built and served on a free port. */
export interface ServedApp {
  readonly origin: string;
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '..');

/** Builds the app with these variables, as an `.env` file has them, and serves it. */
export async function serveApp(variables: Readonly<Record<string, string>>): Promise<ServedApp> {
  const envDir = await mkdtemp(join(tmpdir(), 'resetkit-example-'));
  const lines = Object.entries(variables).map(([name, value]) => `${name}='${value}'\n`);
  await writeFile(join(envDir, '.env'), lines.join(''));
  const settings = { root, envDir, logLevel: 'error', build: { outDir: join(envDir, 'dist') } } as const;
  await build(settings);
  const server = await preview({ ...settings, preview: { port: 0, strictPort: false, host: 'localhost' } });
  return {
    origin: new URL(server.resolvedUrls?.local[0] ?? '').origin,
    async close() {
      await server.close();
      await rm(envDir, { recursive: true });
    },
  };
}
