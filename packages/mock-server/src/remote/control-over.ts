import type { MockControl } from '../core/mock-control.ts';
import { checkedName, refuseInner } from '../core/namespaces.ts';
import type { ProviderTypes } from '../provider-types.ts';
import { controlApi, dataOf, wasThere } from './control-api.ts';
import { namespaceUrl } from './namespace-url.ts';
import type { ControlSettings, Remote, TypesOf } from './remote.ts';
import { remoteAccounts } from './remote-accounts.ts';
import { type RemoteChanges, remoteChanges } from './remote-changes.ts';
import { remoteChecks } from './remote-checks.ts';
import { remoteFaults } from './remote-faults.ts';
import { remoteJournal } from './remote-journal.ts';
import { remoteLives } from './remote-lives.ts';
import { remoteOutbox } from './remote-outbox.ts';
import { remoteSessions } from './remote-sessions.ts';
import { remoteSituations } from './remote-situations.ts';
import { remoteSteering } from './remote-steering.ts';

/** Steers a mock server on a port by a `fetch` that has asked what the server is. `shared` are the changes of a world that another one follows. */
export function controlOver<Id extends keyof ProviderTypes & string>(
  fetch: typeof globalThis.fetch,
  settings: ControlSettings<Id>,
  shared?: RemoteChanges,
): Remote<TypesOf<Id>> & MockControl<TypesOf<Id>> {
  const { baseUrl, provider, namespace, token } = settings;
  if (namespace !== undefined) checkedName(namespace);
  const api = controlApi(baseUrl, namespace, token, fetch);
  const changes = shared ?? remoteChanges(api);
  const server = controlApi(baseUrl, undefined, token, fetch);
  const control: MockControl & Remote = {
    backendUrl: `${namespaceUrl(baseUrl, namespace)}/${provider}`,
    about: () => dataOf(api.GET('/_resetkit/{provider}', { params: { path: { provider } } })),
    ...remoteAccounts(api, provider),
    outbox: remoteOutbox(api, provider),
    ...remoteSteering(api, provider),
    faults: remoteFaults(api, provider),
    journal: remoteJournal(api, provider),
    situations: remoteSituations(api, provider),
    sessions: remoteSessions(api, provider),
    ...remoteChecks(api, provider),
    ...remoteLives(api, provider),
    onChange: (listener) => changes.on(provider, listener),
    onReachable: changes.onReachable,
    backend: (other) => controlOver(fetch, { ...settings, provider: other }, changes),
    namespace: (name) =>
      namespace === undefined ? controlOver(fetch, { ...settings, namespace: name }) : refuseInner(namespace, name),
    namespaces: {
      async list() {
        const { namespaces } = await dataOf(server.GET('/_resetkit/namespaces'));
        return namespaces.map(({ name }) => name);
      },
      open: (name, { port } = {}) =>
        dataOf(server.POST('/_resetkit/namespaces', { body: { name, ...(port !== undefined && { port }) } })),
      drop: (name) =>
        wasThere(server.DELETE('/_resetkit/namespaces', { params: { query: { name } } }), () =>
          server.GET('/_resetkit/health'),
        ),
    },
    async restartAll() {
      await dataOf(api.POST('/_resetkit/restart'));
    },
  };
  return control as Remote<TypesOf<Id>> & MockControl<TypesOf<Id>>;
}
