import type { About } from './about/about.ts';
import { createAbout } from './about/create-about.ts';
import type { Aside } from './aside.ts';
import type { BackendTypes } from './backend-types.ts';
import { backingAt, backingServer } from './backing-server.ts';
import { createChecks } from './checks/checks.ts';
import type { Checks } from './checks/finding.ts';
import { type CreatedLevers, createLevers } from './create-levers.ts';
import { createWorld } from './create-world.ts';
import { asideParts } from './explain/aside-parts.ts';
import { lazyLives } from './explain/lazy-lives.ts';
import type { Lives } from './explain/lives.ts';
import { makeFirstState } from './first-state.ts';
import { firstStateKeeper } from './first-state-keeper.ts';
import { createGate, type Gate } from './gate.ts';
import { handlerOf } from './handler-of.ts';
import { createLifeCycle, type LifeCycle } from './life-cycle.ts';
import { type LimitCounter, limitCounters } from './limit-counters.ts';
import type { OwnNamespace } from './namespaces.ts';
import { type Place, placeAt } from './place.ts';
import type { Provider } from './provider.ts';
import type { RunningBackend } from './running-backend.ts';
import type { ControlledMockServer, MockServer } from './server.ts';
import { createSessions, type SessionParts } from './sessions/create-sessions.ts';
import type { Sessions } from './sessions/session.ts';
import type { MockServerSettings, SettingsOf } from './settings.ts';
import { type SettingsInForce, settingsInForce } from './settings-in-force.ts';
import { magicianOf } from './situations/magician-of.ts';
import { createSituations } from './situations/make-situation.ts';
import type { Situations } from './situations/situation.ts';
import { situationWorld } from './situations/situation-world.ts';
import { serverState } from './snapshot/server-state.ts';
import type { Store } from './store.ts';
import type { World } from './world.ts';
import { worldBehind } from './world-behind.ts';

/** The parts that a mock server is made of. */
export interface Parts<T extends BackendTypes>
  extends Omit<SettingsInForce<T['limit']>, 'limits' | 'delays'>,
    CreatedLevers<T['limit']> {
  readonly behind: ControlledMockServer | undefined;
  /** Whether the backing server was made for this mock server alone. */
  readonly isOwn: boolean;
  readonly world: World<T['options']>;
  readonly backend: RunningBackend<T['view']>;
  readonly gate: Gate;
  readonly life: LifeCycle;
  readonly handle: MockServer['handle'];
  readonly situations: Situations<T['situation']>;
  readonly sessions: Sessions;
  /** The backend with a clock that runs behind by some milliseconds. */
  openAt(behindMs: number): Promise<RunningBackend>;
  about(): Promise<About>;
  counters(): Promise<readonly LimitCounter<T['limit']>[]>;
  readonly lives: Lives;
  readonly checks: Checks;
  /** The backend in a world aside. */
  openAside(aside: Aside): Promise<RunningBackend>;
  /** A separate part of the store for one dependent. */
  storeFor(name: string): Store;
  /** Says where clients reach this mock server. */
  servedAt(place: Place): void;
}

/**
 * Makes the parts of a mock server, for one that is a namespace or for the world without a name. `make` makes the backing
 * server, if it needs one of its own. Throws if a setting is wrong.
 */
export function partsOf<T extends BackendTypes>(
  provider: Provider<T>,
  settings: SettingsOf<T>,
  make: (needed: Provider, settings: MockServerSettings) => ControlledMockServer,
  namespace?: OwnNamespace,
): Parts<T> {
  const inForce = settingsInForce(provider, settings);
  const { baseUrl, upstream, seed, cors } = inForce;
  const behind = backingServer(provider, settings, (needed, passed) => make(needed, { baseUrl, ...passed }));
  const isOwn = behind !== settings.behind;
  const end = new AbortController();
  const levers = createLevers(provider, settings, inForce, behind);
  const { store, storeParts, changes, memory, cells, limits, limited, faults, journal, acts } = levers;
  const world = createWorld(provider, settings, { ...levers, backing: behind, closing: end.signal });
  const { clock, outbox } = world;
  const backend = provider.open(world);
  const [gate, place] = [createGate(), placeAt(baseUrl)];
  const state = serverState({ ...levers, provider, world, leads: !behind });
  const openNow = async (behindMs: number): Promise<RunningBackend> => {
    const past = behind && backingAt(world.backing, await behind.shared.openAt(behindMs), behind.provider);
    return provider.open(worldBehind(world, behindMs, past));
  };
  const situating = situationWorld({ provider, world, limits, limited, journal, openAt: openNow, place });
  const made = createSituations<T['situation']>(situating);
  const sessionsBy = (opening: Pick<SessionParts, 'backend' | 'ready'>): Sessions =>
    createSessions({ provider, place, journal, clock, acts, ...opening });
  // The accounts behind are asked without waiting for this mock server, which is about to begin.
  const openSession: RunningBackend['openSession'] = async (...of) => (await openNow(0)).openSession(...of);
  const firstSessions = sessionsBy({ backend: { openSession }, ready: async () => {} });
  const life = createLifeCycle({
    state,
    store,
    isOwn: storeParts.isOwn,
    gate,
    directory: backend.directory,
    namespace,
    // A backing server of its own was made with this seed already.
    seed: isOwn ? [] : seed,
    remember: memory && firstStateKeeper({ memory, clock, random: world.random, renewed: backend.renewed }),
    async begin() {
      // Rejects if the backing server could not start.
      await behind?.shared.options();
      await makeFirstState(settings, { situations: made, sessions: firstSessions, faults });
    },
    end,
    settle: levers.settle,
    changes,
    reset() {
      cells.reset();
      for (const one of [outbox, acts, journal]) one.forget();
    },
  });
  behind?.shared.join(life.asDependent);
  const openAt = (behindMs: number): Promise<RunningBackend> => life.seeded().then(() => openNow(behindMs));
  const magician = settings.magicAddresses
    ? magicianOf(provider, seed, { world: situating, backend, openAt, journal, outbox })
    : undefined;
  const { refusedMail } = provider;
  const handle = handlerOf({ ...levers, backend, magician, refusedMail, cors, upstream, clock, gate, life });
  const aside = asideParts({ provider, world, behind, journal, acts, life, place });
  const looks: Pick<Parts<T>, 'lives' | 'checks' | 'openAside' | 'counters' | 'about'> = {
    lives: lazyLives(aside, life),
    checks: createChecks(aside),
    openAside: aside.openAside,
    counters: () => life.settled().then(() => limitCounters({ ...levers, ...world, provider, ...backend, limits })),
    about: createAbout({ provider, backend, world, situations: made, place, seed, ready: life.settled }),
  };
  const situations = readySituations(made, life);
  const sessions = sessionsBy({ backend, ready: life.ready });
  const opening = { backend, gate, life, handle, openAt, servedAt: place.set, storeFor: storeParts.of };
  return { ...inForce, ...levers, ...looks, ...opening, behind, isOwn, world, situations, sessions };
}

/** The situations for tests and for the control API. They are made when the mock server is ready. */
function readySituations<Name extends string>(made: Situations<Name>, { ready }: LifeCycle): Situations<Name> {
  return { ...made, make: (name, request) => ready().then(() => made.make(name, request)) };
}
