import type { MockControl } from '../core/mock-control.ts';
import type { ProviderTypes } from '../provider-types.ts';
import { checkedFetch } from './checked-fetch.ts';
import { controlOver } from './control-over.ts';
import type { ControlSettings, Remote, TypesOf } from './remote.ts';

/**
 * Steers a mock server on a port with the same calls as one in the process. Throws if the URL or the name of the namespace
 * is wrong. Every call rejects with the sentence that the mock server in the process throws. The first one also says if no
 * server answers at the URL, if that is not one of Resetkit, or if its version does not fit.
 *
 * @example
 * const mock = createMockControl({ baseUrl: 'http://localhost:7357', provider: 'insforge', namespace: 'worker-3' });
 * const { code } = await mock.outbox.waitFor({ to: 'ada@example.com' });
 */
export function createMockControl<Id extends keyof ProviderTypes & string>(
  settings: ControlSettings<Id>,
): Remote<TypesOf<Id>> & MockControl<TypesOf<Id>> {
  const { baseUrl, fetch = (...input) => globalThis.fetch(...input) } = settings;
  return controlOver(checkedFetch(baseUrl, fetch), settings);
}
