import type { AccountInput } from './accounts.ts';
import { backingServer } from './backing-server.ts';
import { createWorld } from './create-world.ts';
import { faultRulesOf } from './faults/fault-rules.ts';
import { type ArmedFaults, createFaults } from './faults/faults.ts';
import { createGate, type Gate } from './gate.ts';
import { handlerOf } from './handler-of.ts';
import { createJournal, type WrittenJournal } from './journal/journal.ts';
import { createLifeCycle, type LifeCycle } from './life-cycle.ts';
import type { Provider, RunningBackend } from './provider.ts';
import type { ControlledMockServer, MockServer } from './server.ts';
import type { MockServerSettings } from './settings.ts';
import { type SettingsInForce, settingsInForce } from './settings-in-force.ts';
import type { World } from './world.ts';

/** The parts that a mock server is made of. */
export interface Parts<Options, LimitName extends string> extends SettingsInForce<LimitName> {
  readonly behind: ControlledMockServer | undefined;
  /** Whether the backing server was made for this mock server alone. */
  readonly isOwn: boolean;
  readonly world: World<Options>;
  readonly backend: RunningBackend;
  readonly faults: ArmedFaults;
  readonly journal: WrittenJournal;
  readonly gate: Gate;
  readonly life: LifeCycle;
  readonly handle: MockServer['handle'];
}

/** Makes the parts of a mock server. `make` makes the backing server, if it needs one of its own. Throws if a setting is wrong. */
export function partsOf<Options extends object, Seed extends AccountInput, LimitName extends string>(
  provider: Provider<Options, Seed, LimitName>,
  settings: MockServerSettings<Seed, NoInfer<LimitName>>,
  make: (needed: Provider, settings: MockServerSettings) => ControlledMockServer,
): Parts<Options, LimitName> {
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
  const life = createLifeCycle({
    store,
    gate,
    directory: backend.directory,
    // A backing server of its own was made with this seed already.
    seed: isOwn ? [] : seed,
    end,
    reset() {
      for (const part of [limits, delays, ...(behind ? [] : [clock, random])]) part.reset();
      outbox.forget();
      void faults.clear();
      void journal.clear();
    },
  });
  behind?.shared.join(life.asDependent);
  const { refusedMail } = provider;
  const handle = handlerOf({ backend, refusedMail, cors, upstream, delays, clock, faults, journal, gate, life });
  return { ...inForce, behind, isOwn, world, backend, faults, journal, gate, life, handle };
}
