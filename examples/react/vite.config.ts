import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

export default defineConfig({
  // The panel is drawn with Preact: what is for React alone leaves it as it is.
  plugins: [react({ exclude: /node_modules|mock-server/ }), mswWorker()],
  // The place of an app that the mock servers know by default.
  server: { port: 3000, strictPort: true },
  preview: { port: 3000, strictPort: true },
});

/** Gives the page MSW's worker script, as `npx msw init public` would: always that of the installed version. */
function mswWorker(): Plugin {
  const fileName = 'mockServiceWorker.js';
  const read = () => readFileSync(createRequire(import.meta.url).resolve(`msw/${fileName}`));
  let isInPage = false;
  return {
    name: 'msw-worker',
    configResolved({ env }) {
      isInPage = env['VITE_BACKENDS'] === 'in-page';
    },
    configureServer({ middlewares }) {
      middlewares.use(`/${fileName}`, (_, response) => {
        response.setHeader('Content-Type', 'text/javascript');
        response.end(read());
      });
    },
    generateBundle() {
      if (isInPage) this.emitFile({ type: 'asset', fileName, source: read() });
    },
  };
}
