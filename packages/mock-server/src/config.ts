import type { BackendTypes } from './core/backend-types.ts';
import type { Delays } from './core/delays.ts';
import type { FirstState } from './core/first-state.ts';
import type { Provider } from './core/provider.ts';
import type { ProviderTypes } from './provider-types.ts';

type Made<Id extends keyof ProviderTypes> = ReturnType<ProviderTypes[Id]>;
type TypesOf<P> = P extends Provider<infer T> ? T : never;

/** What one backend starts with. It is what a seed file has for it. */
export interface BackendConfig<T extends BackendTypes = BackendTypes> extends FirstState<T['situation'], T['fault']> {
  /** The accounts that exist at the start. Default: one demo account. */
  readonly accounts?: readonly T['account'][];
  /** The backend's options. */
  readonly options?: Partial<T['options']>;
  /** The codes of the first mails, in this order. Default: random ones. */
  readonly codes?: readonly string[];
}

/** What each backend starts with, by the id of its provider. */
export type BackendConfigs = {
  readonly [Id in keyof ProviderTypes]?: BackendConfig<TypesOf<Made<Id>>>;
};

/** The content of `resetkit.config.ts`: the flags of the command line, and what a seed file has. Flags win over it. */
export interface Config {
  /** The port to listen on; 0 picks a free one. */
  readonly port?: number;
  /** The address to listen on. */
  readonly host?: string;
  /** The backends to serve, by their ids. Default: those that `seed` names; all if it names none. */
  readonly providers?: readonly (keyof ProviderTypes)[];
  /** What each backend starts with; the path of a seed file; or `'none'` for a start without accounts. */
  readonly seed?: BackendConfigs | string;
  /** Rate limits and the waits between two mails. */
  readonly limits?: 'off' | 'real';
  /** How long each answer takes. */
  readonly delays?: Delays;
  /** Which pages may call: those that the backend allows, or all. */
  readonly cors?: 'real' | 'open';
  /** Where the app is: mailed links lead there. Default: what the options of each backend say. In Vite: the dev server. */
  readonly app?: string;
  /** The URL of a real backend that receives the requests that the mock does not know. Needs exactly one provider. */
  readonly upstream?: string;
  /**
   * The folder in which state outlives the server, or the `redis://` URL of a Redis in which servers share it. Default:
   * none, state is in memory.
   */
  readonly store?: string;
  /** The origin that clients use, if it differs from where the server listens. */
  readonly publicUrl?: string;
  /** More names under which clients reach the server, such as that of a service in a compose file. */
  readonly allowHosts?: readonly string[];
  /** What callers of the control API and of the inbox page have to show. */
  readonly token?: string;
  /** Whether an address says what becomes of its reset, such as `ada+expired@example.com`. */
  readonly magicAddresses?: boolean;
  /** The URL of a mail server that gets each mail too. Needs nodemailer. */
  readonly smtp?: string;
  /** Whether only errors are printed. */
  readonly quiet?: boolean;
  /** Whether a line is printed for each request. */
  readonly verbose?: boolean;
}

/**
 * Gives `resetkit.config.ts` its types. It returns what it is given; the command line checks it.
 *
 * @example
 * export default defineConfig({ port: 7357, limits: 'real', seed: { insforge: { options: { resetPasswordMethod: 'link' } } } });
 */
export function defineConfig(config: Config): Config {
  return config;
}
