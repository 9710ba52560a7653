import type { BackendTypes } from './backend-types.ts';
import type { Backing } from './backing.ts';
import { mountOf } from './place.ts';
import type { Provider } from './provider.ts';
import type { RunningBackend } from './running-backend.ts';
import type { ControlledMockServer } from './server.ts';
import type { MockServerSettings, SettingsOf } from './settings.ts';
import { plainTurn } from './turn.ts';

/**
 * The backing server for a mock server of this provider: the setting `behind`, or a new one that `make` returns.
 * `undefined` for a provider that stores its own accounts. Throws if `behind` is of another provider, or if other
 * settings contradict it.
 */
export function backingServer(
  { id, behind: needed }: Provider,
  settings: SettingsOf<BackendTypes>,
  make: (provider: Provider, settings: MockServerSettings) => ControlledMockServer,
): ControlledMockServer | undefined {
  const { behind, clock, random, codes, store } = settings;
  if (!behind) return needed && make(needed, settingsFor(settings));
  const { id: given } = behind.provider;
  if (given !== needed?.id) {
    throw new Error(
      needed
        ? `Expected a mock server of ${needed.id} as behind of ${id}, not one of ${given}.`
        : `A mock server of ${id} stores its own accounts: leave out the setting behind.`,
    );
  }
  if ([clock, random, codes, store].some((setting) => setting !== undefined)) {
    throw new Error(
      `${id} shares clock, randomness, codes and store with the mock server of ${given} in behind: set them there.`,
    );
  }
  return behind;
}

/** The settings that the dependent passes on to a backing server of its own. */
function settingsFor(settings: SettingsOf<BackendTypes>): MockServerSettings {
  const { app, seed, clock, random, codes, store, magicAddresses, limits, onMail } = settings;
  return {
    ...(app !== undefined && { app }),
    ...(seed !== undefined && { seed }),
    ...(clock !== undefined && { clock }),
    ...(random !== undefined && { random }),
    ...(codes !== undefined && { codes }),
    ...(magicAddresses !== undefined && { magicAddresses }),
    ...(store !== undefined && { store }),
    // Its mails appear in no inbox of their own: `onMail` is the only place to see them.
    ...(onMail !== undefined && { onMail }),
    // Each provider names its limits differently; `off` and `real` mean the same for all.
    ...(typeof limits === 'string' && { limits }),
  };
}

/** A mock server as the provider of its dependent uses it. */
export function backingOf(server: ControlledMockServer, isOwn: boolean): Backing {
  const { accounts, secondFactors, shared, knows, bodyLimit, handle } = server;
  return {
    directory: {
      find: accounts.find,
      list: accounts.list,
      put: shared.put,
      remove: accounts.delete,
      seedOf: shared.seedOf,
      secondFactorCode: secondFactors.code,
    },
    isOwn,
    options: shared.options,
    baseUrlFor: ({ baseUrl, behindUrl }) => behindUrl ?? (isOwn || server.baseUrl === '*' ? baseUrl : server.baseUrl),
    openSession: shared.openSession,
    knows,
    bodyLimit,
    handle,
  };
}

/**
 * A backing server at an earlier time, as a situation uses it: it counts no limits, has the options that the plan of its
 * situations names, and answers requests to its own paths, so that a situation can follow its links.
 */
export function backingAt(
  backing: Backing | undefined,
  past: RunningBackend,
  { situations }: Pick<Provider, 'situations'>,
): Backing | undefined {
  if (!backing) return undefined;
  const options = situations?.requestOptions;
  return {
    ...backing,
    directory: past.directory,
    isOwn: true,
    handle(request) {
      const baseUrl = backing.baseUrlFor(request);
      const own = request.behindUrl === undefined ? request : { ...request, baseUrl, mount: mountOf(baseUrl) };
      return past.handle(own, { ...plainTurn(), limits: 'off', ...(options && { options }) });
    },
  };
}
