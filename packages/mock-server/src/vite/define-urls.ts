import type { ResolvedConfig } from 'vite';
import { environmentOf } from '../cli/environment.ts';
import { originAt } from './origin-at.ts';
import { serverPath } from './places.ts';
import type { ReadSettings } from './read-vite-settings.ts';

/**
 * Puts the URLs of the mock servers into `import.meta.env`. In a page they are at the page's own origin, whichever name it was
 * opened under; elsewhere at the dev server's port.
 */
export function defineUrls(config: ResolvedConfig, { flags, places }: ReadSettings, port: number): void {
  const { host, https } = config.server;
  const origin = flags.publicUrl ?? originAt({ port, host, isSecure: https !== undefined });
  const paths = environmentOf({
    url: serverPath,
    baseUrls: Object.fromEntries(flags.providers.map((id) => [id, places.pathOf(id)])),
    token: undefined,
  });
  const defined = Object.entries(paths).map(([name, path]) => [
    `import.meta.env.${name}`,
    `(globalThis.location?.origin ?? ${JSON.stringify(origin)}) + ${JSON.stringify(path)}`,
  ]);
  // Vite reads it when it transforms the first module. Environments have copies of their own, which take values only.
  Object.assign(config, { define: { ...config.define, ...Object.fromEntries(defined) } });
}
