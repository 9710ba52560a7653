import type { BackendTypes } from './backend-types.ts';
import { checkProvider } from './check-settings.ts';
import { checkedUrl } from './checked-url.ts';
import type { Provider } from './provider.ts';
import type { SettingsOf } from './settings.ts';

/** A provider whose mailed links lead to the app of the settings, if they name one. Throws if it names something else than a URL. */
export function pointedAtApp<T extends BackendTypes>(provider: Provider<T>, settings: SettingsOf<T>): Provider<T> {
  // What settings are is checked later.
  const { app } = Object(settings) as SettingsOf<T>;
  if (app === undefined) return provider;
  checkProvider(provider);
  const { options, parseOptions, appOptions } = provider;
  return { ...provider, options: parseOptions(appOptions(checkedUrl('app', app), options), options) };
}
