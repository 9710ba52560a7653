import { appUrl } from './app-url.ts';
import type { BackendTypes } from './backend-types.ts';
import { checkProvider } from './check-settings.ts';
import type { Provider } from './provider.ts';
import type { SettingsOf } from './settings.ts';

/**
 * A provider whose mailed links lead to the app of the settings, if they name one. An option that was given wins; lists get the app too.
 * Throws if it names something else than a URL.
 */
export function pointedAtApp<T extends BackendTypes>(provider: Provider<T>, settings: SettingsOf<T>): Provider<T> {
  // What settings are is checked later.
  const { app } = Object(settings) as SettingsOf<T>;
  if (app === undefined) return provider;
  checkProvider(provider);
  const { options, given = [], parseOptions, appOptions } = provider;
  const pointed = Object.entries(appOptions(appUrl(app), options)).filter(
    ([name, value]) => typeof value === 'object' || !given.includes(name),
  );
  return { ...provider, options: parseOptions(Object.fromEntries(pointed), options) };
}
