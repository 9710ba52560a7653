import type { AccountInput } from './accounts.ts';
import { prefixedStore } from './prefixed-store.ts';
import type { MockServerSettings } from './settings.ts';

/** The settings of a mock server for one of its namespaces: another URL, and a part of the store for itself. */
export function namespacedSettings<Seed extends AccountInput, LimitName extends string>(
  settings: MockServerSettings<Seed, LimitName>,
  baseUrl: string,
  name: string,
): MockServerSettings<Seed, LimitName> {
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
