import type { BackendTypes } from './backend-types.ts';
import { prefixedStore } from './prefixed-store.ts';
import type { SettingsOf } from './settings.ts';

/** The settings of a mock server for one of its namespaces: another URL, and a part of the store for itself. */
export function namespacedSettings<T extends BackendTypes>(
  settings: SettingsOf<T>,
  baseUrl: string,
  name: string,
): SettingsOf<T> {
  const { store, behind, onMail, onRequest } = settings;
  return {
    ...settings,
    baseUrl: baseUrl === '*' ? '*' : `${baseUrl}/@${name}`,
    ...(store && { store: prefixedStore(store, `@${name}/`) }),
    ...(behind && { behind: behind.namespace(name) }),
    ...(onMail && { onMail: (message) => onMail(message, name) }),
    ...(onRequest && { onRequest: (row) => onRequest(row, name) }),
  };
}
