import type { BackendTypes } from './backend-types.ts';
import { refuseInner } from './namespaces.ts';
import { prefixedStore } from './prefixed-store.ts';
import type { ControlledMockServer } from './server.ts';
import type { SettingsOf } from './settings.ts';

/** The settings of a mock server for one of its namespaces: another URL, and a part of the store for itself. */
export function namespacedSettings<T extends BackendTypes>(
  settings: SettingsOf<T>,
  baseUrl: string,
  name: string,
): SettingsOf<T> {
  const { store, behind } = settings;
  return {
    ...settings,
    baseUrl: baseUrl === '*' ? '*' : `${baseUrl}/@${name}`,
    ...(store && { store: prefixedStore(store, `@${name}/`) }),
    ...(behind && { behind: behind.namespace(name) }),
  };
}

/** A mock server that refuses namespaces: it is one itself. */
export function withoutNamespaces<T extends BackendTypes>(
  mock: ControlledMockServer<T>,
  name: string,
): ControlledMockServer<T> {
  return {
    ...mock,
    namespace: (inner) => refuseInner(name, inner),
    namespaces: { list: () => [], drop: async () => false },
  };
}
