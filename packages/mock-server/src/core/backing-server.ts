import type { Backing } from './backing.ts';
import type { Provider, RunningBackend } from './provider.ts';
import type { ControlledMockServer } from './server.ts';
import type { MockServerSettings } from './settings.ts';
import { plainTurn } from './turn.ts';

/**
 * The backing server for a mock server of this provider: the setting `behind`, or a new one that `make` returns.
 * `undefined` for a provider that stores its own accounts. Throws if `behind` is of another provider, or if other
 * settings contradict it.
 */
export function backingServer(
  { id, behind: needed }: Provider,
  settings: MockServerSettings,
  make: (provider: Provider, settings: MockServerSettings) => ControlledMockServer,
): ControlledMockServer | undefined {
  const { behind, clock, random, store } = settings;
  if (!behind) return needed && make(needed, settingsFor(settings));
  const { id: given } = behind.provider;
  if (given !== needed?.id) {
    throw new Error(
      needed
        ? `Expected a mock server of ${needed.id} as behind of ${id}, not one of ${given}.`
        : `A mock server of ${id} stores its own accounts: leave out the setting behind.`,
    );
  }
  if (clock !== undefined || random !== undefined || store !== undefined) {
    throw new Error(
      `${id} shares clock, randomness and store with the mock server of ${given} in behind: set them there.`,
    );
  }
  return behind;
}

/** The settings that the dependent passes on to a backing server of its own. */
function settingsFor({ seed, clock, random, store, limits, onMail }: MockServerSettings): MockServerSettings {
  return {
    ...(seed !== undefined && { seed }),
    ...(clock !== undefined && { clock }),
    ...(random !== undefined && { random }),
    ...(store !== undefined && { store }),
    // Its mails appear in no inbox of their own: `onMail` is the only place to see them.
    ...(onMail !== undefined && { onMail }),
    // Each provider names its limits differently; `off` and `real` mean the same for all.
    ...(typeof limits === 'string' && { limits }),
  };
}

/** A mock server as the provider of its dependent uses it. */
export function backingOf(server: ControlledMockServer, isOwn: boolean): Backing {
  const { accounts, secondFactors, shared, knows, handle } = server;
  return {
    directory: {
      find: accounts.find,
      list: accounts.list,
      put: shared.put,
      remove: accounts.delete,
      secondFactorCode: secondFactors.code,
    },
    isOwn,
    options: shared.options,
    baseUrlFor: ({ baseUrl, behindUrl }) => behindUrl ?? (isOwn || server.baseUrl === '*' ? baseUrl : server.baseUrl),
    knows,
    handle,
  };
}

/** A backing server at an earlier time. */
export function backingAt(backing: Backing | undefined, past: RunningBackend): Backing | undefined {
  return backing && { ...backing, directory: past.directory, handle: (request) => past.handle(request, plainTurn()) };
}
