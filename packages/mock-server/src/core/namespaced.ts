import type { AccountInput, AccountView } from './accounts.ts';
import { prefixedStore } from './prefixed-store.ts';
import type { ControlledMockServer } from './server.ts';
import type { MockServerSettings } from './settings.ts';

/** The settings of a mock server for one of its namespaces: another URL, and a part of the store for itself. */
export function namespacedSettings<Seed extends AccountInput, LimitName extends string>(
  settings: MockServerSettings<Seed, LimitName>,
  baseUrl: string,
  name: string,
): MockServerSettings<Seed, LimitName> {
  const { store, behind } = settings;
  return {
    ...settings,
    baseUrl: baseUrl === '*' ? '*' : `${baseUrl}/@${name}`,
    ...(store && { store: prefixedStore(store, `@${name}/`) }),
    ...(behind && { behind: behind.namespace(name) }),
  };
}

/** A mock server that refuses namespaces: it is one itself. */
export function withoutNamespaces<
  Options extends object,
  Seed extends AccountInput,
  LimitName extends string,
  View extends AccountView,
>(
  mock: ControlledMockServer<Options, Seed, LimitName, View>,
  name: string,
): ControlledMockServer<Options, Seed, LimitName, View> {
  const refuse = (inner: string): never => {
    throw new Error(
      `${JSON.stringify(name)} is a namespace and has none itself: ask for ${JSON.stringify(inner)} outside of it.`,
    );
  };
  return { ...mock, namespace: refuse, namespaces: { list: () => [], drop: async () => false } };
}
