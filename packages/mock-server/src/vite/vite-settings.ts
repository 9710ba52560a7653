import type { Config } from '../config.ts';
import type { ProviderTypes } from '../provider-types.ts';

/**
 * The settings of the Vite plugin: those of `resetkit.config.ts`, and `mount`. Port and host are Vite's. Mailed links lead to the
 * dev server unless `app` says otherwise.
 */
export interface ViteSettings extends Omit<Config, 'port' | 'host'> {
  /**
   * Other places for backends, by the ids of their providers: a path such as `'/auth'`, all of which is then the backend's; or
   * `'/'`, where a backend answers the paths of its operations and leaves all others to the app, for clients that drop the
   * path of a base URL, such as InsForge's SDK. Default: `/__resetkit/NAME`.
   */
  readonly mount?: Readonly<Partial<Record<keyof ProviderTypes, string>>>;
}
