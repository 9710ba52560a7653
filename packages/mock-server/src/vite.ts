import type { Plugin, ResolvedConfig } from 'vite';
import { defineUrls } from './vite/define-urls.ts';
import { mockOn } from './vite/mock-on.ts';
import { type ReadSettings, readViteSettings } from './vite/read-vite-settings.ts';
import type { ViteSettings } from './vite/vite-settings.ts';

export type { ViteSettings } from './vite/vite-settings.ts';

/**
 * A plugin for Vite: mock servers at the origin of the dev server and of `vite preview`, all below `/__resetkit`. The inbox page is
 * at `/__resetkit/`, the control API below `/__resetkit/_resetkit/`, each backend below `/__resetkit/NAME/`, a namespace
 * below `/__resetkit/@NAME/`: what takes the URL of a Resetkit server takes `http://localhost:5173/__resetkit`.
 *
 * The app finds the base URL of each backend in `import.meta.env`, under the names that `resetkit exec` sets:
 * `RESETKIT_INSFORGE_URL` and its like, and `RESETKIT_URL`. Settings that are left out come from `resetkit.config.ts`.
 * A build has no mock server: there these names are undefined. Vite does not start if a setting is wrong.
 *
 * @example
 * export default defineConfig({ plugins: [resetkit({ providers: ['insforge'] })] });
 */
export function resetkit(settings: ViteSettings = {}): Plugin[] {
  // One plugin may be that of several servers: one that is restarted ends after the next one was made.
  const closers = new WeakMap<ResolvedConfig, () => Promise<void>>();
  let read: ReadSettings | undefined;
  const present = (): ReadSettings => {
    if (!read) throw new Error('Vite has not called `configResolved`.');
    return read;
  };
  return [
    {
      name: 'resetkit',
      apply: 'serve',
      async configResolved(config) {
        read = await readViteSettings(settings, config);
        defineUrls(config, read, config.server.port);
      },
      configureServer(server) {
        closers.set(server.config, mockOn(server, present(), server.config.server));
      },
      // Vite waits for it when a server ends, also one that another takes the place of.
      async buildEnd() {
        await closers.get(this.environment.getTopLevelConfig())?.();
      },
      configurePreviewServer(server) {
        const closeMocks = mockOn(server, present(), server.config.preview);
        const { close } = server;
        server.close = async () => {
          await closeMocks();
          await close.call(server);
        };
      },
    },
    {
      name: 'resetkit:build',
      apply: 'build',
      configResolved({ logger }) {
        logger.info('resetkit: a build has no mock server. RESETKIT_URL and its like are undefined in it.');
      },
    },
  ];
}
