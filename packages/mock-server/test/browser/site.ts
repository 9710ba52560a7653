import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The test page on a port. */
export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

const worker = join(fileURLToPath(import.meta.resolve('msw')), '../../mockServiceWorker.js');

/**
 * Bundles a test page (`<name>.html` and `<name>.ts` or `.tsx`) and serves it with MSW's worker script, on a free port of 127.0.0.1,
 * under every path.
 */
export async function openSite(name: string = 'page'): Promise<Site> {
  const html = { type: 'text/html', body: await readFile(join(import.meta.dirname, `${name}.html`), 'utf8') };
  const files = new Map([
    ['/page.js', { type: 'text/javascript', body: await bundle(`./${name}`) }],
    ['/mockServiceWorker.js', { type: 'text/javascript', body: await readFile(worker, 'utf8') }],
  ]);
  const server = createServer(({ url = '/', headers }, response) => {
    const file = headers.accept?.includes('text/html') ? html : files.get(url.replace(/\?.*/, ''));
    response.writeHead(file ? 200 : 404, { 'Content-Type': file?.type ?? 'text/plain' });
    response.end(file?.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function bundle(script: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [script],
    absWorkingDir: import.meta.dirname,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    // InsForge's SDK asks for it only where there is no WebCrypto.
    external: ['crypto'],
    minify: true,
  });
  return outputFiles[0]?.text ?? '';
}
