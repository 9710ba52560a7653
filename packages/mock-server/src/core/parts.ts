import type { Aside } from './aside.ts';
import type { BackendTypes } from './backend-types.ts';
import { backingAt, backingServer } from './backing-server.ts';
import { createChecks } from './checks/checks.ts';
import type { Checks } from './checks/finding.ts';
import { createWorld } from './create-world.ts';
import { asideParts } from './explain/aside-parts.ts';
import { createExplain } from './explain/explain.ts';
import type { Explain } from './explain/explanation.ts';
import { faultRulesOf } from './faults/fault-rules.ts';
import { type ArmedFaults, createFaults } from './faults/faults.ts';
import { createGate, type Gate } from './gate.ts';
import { handlerOf } from './handler-of.ts';
import { createJournal, type WrittenJournal } from './journal/journal.ts';
import { createLifeCycle, type LifeCycle } from './life-cycle.ts';
import { createLimitedAccounts } from './limited-accounts.ts';
import { type Place, placeAt } from './place.ts';
import type { Provider } from './provider.ts';
import type { RunningBackend } from './running-backend.ts';
import type { ControlledMockServer, MockServer } from './server.ts';
import { createSessions } from './sessions/create-sessions.ts';
import type { Sessions } from './sessions/session.ts';
import type { MockServerSettings } from './settings.ts';
import { type SettingsInForce, settingsInForce } from './settings-in-force.ts';
import { magicianOf } from './situations/magician-of.ts';
import { createSituations } from './situations/make-situation.ts';
import type { Situations } from './situations/situation.ts';
import { situationWorld } from './situations/situation-world.ts';
import type { World } from './world.ts';
import { worldBehind } from './world-behind.ts';

/** The parts that a mock server is made of. */
export interface Parts<T extends BackendTypes> extends SettingsInForce<T['limit']> {
  readonly behind: ControlledMockServer | undefined;
  /** Whether the backing server was made for this mock server alone. */
  readonly isOwn: boolean;
  readonly world: World<T['options']>;
  readonly backend: RunningBackend<T['view']>;
  readonly faults: ArmedFaults;
  readonly journal: WrittenJournal;
  readonly gate: Gate;
  readonly life: LifeCycle;
  readonly handle: MockServer['handle'];
  readonly situations: Situations<T['situation']>;
  readonly sessions: Sessions;
  /** The backend with a clock that runs behind by some milliseconds. */
  openAt(behindMs: number): Promise<RunningBackend>;
  readonly explain: Explain;
  readonly checks: Checks;
  /** The backend in a world aside. */
  openAside(aside: Aside): Promise<RunningBackend>;
  /** Says where clients reach this mock server. */
  servedAt(place: Place): void;
}

/** Makes the parts of a mock server. `make` makes the backing server, if it needs one of its own. Throws if a setting is wrong. */
export function partsOf<T extends BackendTypes>(
  provider: Provider<T>,
  settings: MockServerSettings<T['account'], T['limit']>,
  make: (needed: Provider, settings: MockServerSettings) => ControlledMockServer,
): Parts<T> {
  const inForce = settingsInForce(provider, settings);
  const { baseUrl, upstream, seed, cors, limits, delays } = inForce;
  const behind = backingServer(provider, settings, (needed, passed) => make(needed, { baseUrl, ...passed }));
  const isOwn = behind !== settings.behind;
  const end = new AbortController();
  const faults = createFaults(async () => faultRulesOf(provider));
  const journal = createJournal(settings.onRequest, provider.resetSteps?.statusHeader);
  const world = createWorld(provider, settings, { backing: behind, faults, closing: end.signal, limits, delays });
  const { clock, random, codes, store, outbox } = world;
  const backend = provider.open(world);
  const gate = createGate();
  const limited = createLimitedAccounts(limits.get);
  const life = createLifeCycle({
    store,
    gate,
    directory: backend.directory,
    // A backing server of its own was made with this seed already.
    seed: isOwn ? [] : seed,
    end,
    reset() {
      for (const part of [limits, delays, ...(behind ? [] : [clock, random, codes])]) part.reset();
      outbox.forget();
      void faults.clear();
      void journal.clear();
      limited.clear();
    },
  });
  behind?.shared.join(life.asDependent);
  const levers = { limited, delays, faults, journal };
  const openAt = async (behindMs: number): Promise<RunningBackend> => {
    await life.ready();
    const past = behind && backingAt(world.backing, await behind.shared.openAt(behindMs), behind.provider);
    return provider.open(worldBehind(world, behindMs, past));
  };
  const place = placeAt(baseUrl);
  const situating = situationWorld({ provider, world, limits, limited, journal, openAt, place });
  const situations = createSituations<T['situation']>(situating);
  const asked = settings.magicAddresses === true;
  const magician = asked
    ? magicianOf(provider, seed, { world: situating, backend, openAt, journal, outbox })
    : undefined;
  const { refusedMail } = provider;
  const handle = handlerOf({ ...levers, backend, magician, refusedMail, cors, upstream, clock, gate, life });
  const sessions = createSessions({ provider, backend, place, journal, ready: life.ready });
  const aside = asideParts({ provider, world, behind, journal, life, place });
  const looks = { explain: createExplain(aside), checks: createChecks(aside), openAside: aside.openAside };
  const added = { ...looks, faults, journal, situations, sessions, servedAt: place.set };
  return { ...inForce, ...added, behind, isOwn, world, backend, gate, life, handle, openAt };
}
