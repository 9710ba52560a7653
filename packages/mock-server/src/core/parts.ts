import type { AccountInput, AccountView } from './accounts.ts';
import { backingAt, backingServer } from './backing-server.ts';
import { createWorld } from './create-world.ts';
import { faultRulesOf } from './faults/fault-rules.ts';
import { type ArmedFaults, createFaults } from './faults/faults.ts';
import { makeFirstState } from './first-state.ts';
import { createGate, type Gate } from './gate.ts';
import { handlerOf } from './handler-of.ts';
import { createJournal, type WrittenJournal } from './journal/journal.ts';
import { createLifeCycle, type LifeCycle } from './life-cycle.ts';
import { createLimitedAccounts } from './limited-accounts.ts';
import { type Place, placeAt } from './place.ts';
import { createParts } from './prefixed-store.ts';
import type { Provider, RunningBackend } from './provider.ts';
import type { ControlledMockServer, MockServer } from './server.ts';
import type { MockServerSettings } from './settings.ts';
import { type SettingsInForce, settingsInForce } from './settings-in-force.ts';
import { createSituations } from './situations/make-situation.ts';
import type { Situations } from './situations/situation.ts';
import { situationWorld } from './situations/situation-world.ts';
import { serverState } from './snapshot/server-state.ts';
import type { Store } from './store.ts';
import type { World } from './world.ts';
import { worldBehind } from './world-behind.ts';

/** The parts that a mock server is made of. */
export interface Parts<Options, LimitName extends string, View extends AccountView> extends SettingsInForce<LimitName> {
  readonly behind: ControlledMockServer | undefined;
  /** Whether the backing server was made for this mock server alone. */
  readonly isOwn: boolean;
  readonly world: World<Options>;
  readonly backend: RunningBackend<View>;
  readonly faults: ArmedFaults;
  readonly journal: WrittenJournal;
  readonly gate: Gate;
  readonly life: LifeCycle;
  readonly handle: MockServer['handle'];
  readonly situations: Situations;
  /** The backend with a clock that runs behind by some milliseconds. */
  openAt(behindMs: number): Promise<RunningBackend>;
  /** A separate part of the store for one dependent. */
  storeFor(name: string): Store;
  /** Says where clients reach this mock server. */
  servedAt(place: Place): void;
}

/** Makes the parts of a mock server. `make` makes the backing server, if it needs one of its own. Throws if a setting is wrong. */
export function partsOf<
  Options extends object,
  Seed extends AccountInput,
  LimitName extends string,
  View extends AccountView,
>(
  provider: Provider<Options, Seed, LimitName, View>,
  settings: MockServerSettings<Seed, NoInfer<LimitName>>,
  make: (needed: Provider, settings: MockServerSettings) => ControlledMockServer,
): Parts<Options, LimitName, View> {
  const inForce = settingsInForce(provider, settings);
  const { baseUrl, upstream, seed, cors, limits, delays } = inForce;
  const behind = backingServer(provider, settings, (needed, passed) => make(needed, { baseUrl, ...passed }));
  const isOwn = behind !== settings.behind;
  const end = new AbortController();
  const faults = createFaults(async () => faultRulesOf(provider));
  const journal = createJournal(settings.onRequest);
  const world = createWorld(provider, settings, { backing: behind, faults, closing: end.signal, limits, delays });
  const { clock, random, store, outbox } = world;
  const backend = provider.open(world);
  const gate = createGate();
  const limited = createLimitedAccounts();
  const storeParts = createParts(store);
  const state = serverState({ provider, world, limits, delays, faults, limited, journal, storeParts, leads: !behind });
  const life = createLifeCycle({
    state,
    store,
    gate,
    directory: backend.directory,
    // A backing server of its own was made with this seed already.
    seed: isOwn ? [] : seed,
    begin: () => makeFirstState(settings, { situations: made, faults }),
    end,
    reset() {
      for (const part of [limits, delays, ...(behind ? [] : [clock, random])]) part.reset();
      outbox.forget();
      void faults.clear();
      void journal.clear();
      limited.clear();
    },
  });
  behind?.shared.join(life.asDependent);
  const levers = { limited, delays, faults, journal };
  const handle = handlerOf({
    ...levers,
    backend,
    refusedMail: provider.refusedMail,
    cors,
    upstream,
    clock,
    gate,
    life,
  });
  const openNow = async (behindMs: number): Promise<RunningBackend> => {
    const past = behind && backingAt(world.backing, await behind.shared.openAt(behindMs));
    return provider.open(worldBehind(world, behindMs, past));
  };
  const place = placeAt(baseUrl);
  const made = createSituations(situationWorld({ provider, world, limits, limited, journal, openAt: openNow, place }));
  return {
    ...inForce,
    behind,
    isOwn,
    world,
    backend,
    faults,
    journal,
    gate,
    life,
    handle,
    situations: { ...made, make: (name, request) => life.ready().then(() => made.make(name, request)) },
    openAt: (behindMs) => life.seeded().then(() => openNow(behindMs)),
    storeFor: storeParts.of,
    servedAt: place.set,
  };
}
