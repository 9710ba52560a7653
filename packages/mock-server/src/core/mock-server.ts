import { accessAccounts } from './account-access.ts';
import type { BackendTypes } from './backend-types.ts';
import { copyOf } from './copy-of.ts';
import type { Faults } from './faults/fault.ts';
import { type Answering, addressOf, fetchThrough } from './fetch.ts';
import type { Gate } from './gate.ts';
import { inNamespace } from './in-namespace.ts';
import type { Journal } from './journal/journal.ts';
import { emptyWorld, type LifeCycle } from './life-cycle.ts';
import { createNamespaceNames } from './namespace-names.ts';
import { namespacedSettings } from './namespaced.ts';
import { createNamespaces, type MadeNamespaces, noNamespaces, type OwnNamespace } from './namespaces.ts';
import type { OptionsState, OptionsStore } from './options.ts';
import type { SendingOutbox } from './outbox.ts';
import { type Parts, partsOf } from './parts.ts';
import { pointedAtApp } from './pointed-at-app.ts';
import type { Provider } from './provider.ts';
import type { ControlledMockServer, MockServer } from './server.ts';
import type { Setting } from './setting.ts';
import type { MockServerSettings, SettingsOf } from './settings.ts';
import { createSnapshots, type Snapshots } from './snapshot/snapshots.ts';
import type { WireReply, WireRequest } from './wire.ts';

/**
 * Makes a mock server: an imitation of one backend with its own accounts, mails, clock and limits. Two mock servers
 * share no state. Throws if a setting is wrong.
 *
 * @example
 * const mock = createMockServer(insforge({ resetPasswordMethod: 'link' }), { seed: [{ email: 'ada@example.com', password: 'old' }] });
 * await mock.fetch('/api/auth/email/send-reset-password', { method: 'POST', … });
 */
export function createMockServer<T extends BackendTypes = BackendTypes>(
  provider: Provider<T>,
  settings: SettingsOf<T> = {},
): ControlledMockServer<T> {
  return madeServer(pointedAtApp(provider, settings), settings).mock;
}

/** A mock server, and how its state is forgotten when it is a namespace that is dropped. */
interface Made<T extends BackendTypes> {
  readonly mock: ControlledMockServer<T>;
  /** Waits for requests in flight, and deletes what is in the setting `store`. */
  forget(): Promise<void>;
}

function madeServer<T extends BackendTypes>(
  provider: Provider<T>,
  settings: SettingsOf<T>,
  own?: OwnNamespace,
): Made<T> {
  const parts = partsOf(provider, settings, (needed, passed) => createMockServer(needed, passed), own);
  const { baseUrl, upstream, behind, isOwn, limits, delays, backend, faults, journal, gate, life, handle } = parts;
  const { clock, random, codes, outbox, optionsStore } = parts.world;
  const access = accessAccounts(backend.directory, provider.checkAccount, life, parts.acts.by(clock));
  const whole = snapshotsBy(behind, () => createSnapshots(clock, random, life, settings.store?.onOthers !== undefined));
  const namespaces = own ? noNamespaces(own.name) : namespacesOf(provider, settings, parts);
  const mock: ControlledMockServer<T> = {
    provider,
    baseUrl,
    upstream,
    behind,
    shared: { ...sharedBy(parts), put: access.putNow, ...whole },
    knows: backend.knows,
    bodyLimit: backend.bodyLimit,
    handle,
    fetch: fetchBy({ address: addressOf(baseUrl), handle: (to) => handledIn(mock, to), announce: gate.announce }),
    ...readyOutbox(outbox, life),
    clock,
    accounts: access.accounts,
    secondFactors: access.secondFactors,
    ...readyOptions<T>(optionsStore, life, provider),
    limits: { ...copying(limits), counters: parts.counters },
    delays: copying(delays),
    codes: { get: codes.get, set: codes.set },
    faults: readyFaults(faults, life),
    journal: copiedRows(journal),
    situations: parts.situations,
    sessions: parts.sessions,
    ...parts.lives,
    checks: parts.checks,
    servedAt: parts.servedAt,
    ...telling(parts),
    namespace: (name) => namespaces.of(name).mock,
    namespaces: { list: namespaces.list, drop: namespaces.drop },
    putAccount: access.put,
    restart: () => restart(life, behind),
    ...snapshots(provider, life, whole),
    keep: parts.isKept ? () => keepAll(whole, namespaces.made()) : undefined,
    settled: () => life.settled().then(namespaces.settle),
    isNew: life.seeded,
    async close() {
      life.close();
      parts.changes.end();
      for (const waiting of [outbox, journal]) waiting.end(life.closing.reason);
      await namespaces.close();
      if (isOwn) await behind?.close();
    },
  };
  return { mock, forget: () => forget(settings, gate, life) };
}

/** What dependents use of this mock server, besides its accounts and snapshots. */
function sharedBy<T extends BackendTypes>(
  parts: Parts<T>,
): Omit<ControlledMockServer<T>['shared'], 'put' | keyof ReturnType<typeof snapshotsBy>> {
  const { backend, life } = parts;
  const { clock, random, codes, optionsStore } = parts.world;
  return {
    options: () => life.seeded().then(optionsStore.state).then(optionsIn),
    clock,
    random,
    codes,
    changes: parts.changes,
    storeFor: parts.storeFor,
    settle: parts.settle,
    seedOf: async (email) => life.seeded().then(() => backend.directory.seedOf?.(email)),
    openAt: parts.openAt,
    openSession: (email, place) => life.seeded().then(() => backend.openSession(email, place)),
    openAside: parts.openAside,
    join: life.join,
  };
}

async function forget({ store }: Pick<MockServerSettings, 'store'>, gate: Gate, { seeded }: LifeCycle): Promise<void> {
  // It may still be writing its seed.
  await seeded().catch(() => {});
  if (store) await gate.alone(() => emptyWorld(store));
}

/** What tells of a mock server, and of its changes until it is closed. */
function telling<T extends BackendTypes>({
  about,
  changes,
  life,
}: Parts<T>): Pick<MockServer<T>, 'about' | 'onChange'> {
  return {
    about,
    onChange(listener) {
      life.checkOpen();
      return changes.on(listener);
    },
  };
}

/** Snapshots of a mock server: those of its backing server, if there is one, have both. */
function snapshotsBy(backing: ControlledMockServer | undefined, own: () => Snapshots): Snapshots {
  if (!backing) return own();
  const { snapshotOf, restoreTo, keep } = backing.shared;
  return { snapshotOf, restoreTo, keep };
}

/** The namespaces of a mock server. */
function namespacesOf<T extends BackendTypes>(
  provider: Provider<T>,
  settings: SettingsOf<T>,
  { baseUrl, behind, isOwn, isKept, store, changes }: Parts<T>,
): MadeNamespaces<Made<T>> {
  // In a namespace no request names another one.
  const { namespaceOf: _outside, ...inside } = provider;
  return createNamespaces<Made<T>>({
    make: (own) => madeServer(inside, namespacedSettings(settings, baseUrl, own.name), own),
    async drop({ mock, forget }) {
      await mock.close();
      await forget();
    },
    close: ({ mock }) => mock.close(),
    onChange: () => changes.note('namespaces'),
    names: isKept ? createNamespaceNames(store) : undefined,
    isCurrent: ({ mock }, name) => isOwn || mock.behind === behind?.namespace(name),
  });
}

/** Keeps a world and its namespaces. */
function keepAll({ keep }: Pick<Snapshots, 'keep'>, namespaces: readonly Made<BackendTypes>[]): void {
  keep();
  for (const { mock } of namespaces) mock.keep?.();
}

function fetchBy(answering: Answering): MockServer['fetch'] {
  return (input, init) => fetchThrough(answering, input, init);
}

/** Answers a request of `mock.fetch`, in the namespace that its path names if it names one. */
function handledIn(mock: MockServer, request: WireRequest): Promise<WireReply> {
  const [server, own] = inNamespace(mock, request);
  return server.handle(own);
}

function optionsIn<Options>({ value }: OptionsState<Options>): Options {
  return value;
}

/** The options for tests and for the control API, as copies. Both wait until the mock server is ready. */
function readyOptions<T extends BackendTypes>(
  options: OptionsStore<T['options']>,
  { settled }: LifeCycle,
  { optionsSchema }: Pick<Provider<T>, 'optionsSchema'>,
): Pick<ControlledMockServer<T>, 'options' | 'setOptions'> {
  const set = async (patch: unknown): Promise<T['options']> => {
    await settled();
    return copyOf((await options.set(patch)).value);
  };
  const get = async (): Promise<T['options']> => {
    await settled();
    return copyOf((await options.state()).value);
  };
  return { options: { get, set, schema: optionsSchema }, setOptions: set };
}

/** A setting for tests: what they are given, and what they give, is theirs. */
function copying<Value>({ get, set }: Setting<Value>): Pick<Setting<Value>, 'get' | 'set'> {
  return { get: () => copyOf(get()), set: (value) => set(copyOf(value)) };
}

/** The journal for tests: its rows are kept, so they get copies. */
function copiedRows<Written extends Journal>(journal: Written): Written {
  return {
    ...journal,
    list: async (wait) => copyOf(await journal.list(wait)),
    waitFor: async (wait) => copyOf(await journal.waitFor(wait)),
  };
}

/** The outbox for tests and for the control API. Both wait until the mock server is ready. */
function readyOutbox(outbox: SendingOutbox, { settled }: LifeCycle): Pick<ControlledMockServer, 'outbox' | 'mailbox'> {
  return {
    outbox: {
      list: (filter) => settled().then(() => outbox.list(filter)),
      waitFor: (wait) => settled().then(() => outbox.waitFor(wait)),
      clear: () => settled().then(outbox.clear),
    },
    mailbox: outbox.mailbox,
  };
}

/** Snapshots of a mock server. A backing server takes and restores those of its dependents, so that one has all. */
function snapshots(
  { id, imitates }: Pick<Provider, 'id' | 'imitates'>,
  { checkOpen }: LifeCycle,
  { snapshotOf, restoreTo }: Snapshots,
): Pick<MockServer, 'snapshot' | 'restore'> {
  const asked = { provider: id, imitates };
  return {
    async snapshot() {
      checkOpen();
      return copyOf(await snapshotOf(asked));
    },
    async restore(snapshot) {
      checkOpen();
      await restoreTo(asked, copyOf(snapshot));
    },
  };
}

/** The faults for tests and for the control API. They wait until the mock server is ready. */
function readyFaults({ add, list, unused, remove, clear }: Faults, { settled }: LifeCycle): Faults {
  return {
    add: (fault) => settled().then(() => add(fault)),
    list: () => settled().then(list),
    unused: () => settled().then(unused),
    remove: (id) => settled().then(() => remove(id)),
    clear: () => settled().then(clear),
  };
}

/** Restarts a mock server. A backing server restarts its dependents with it, so that one restarts all. */
async function restart(life: LifeCycle, backing: ControlledMockServer | undefined): Promise<void> {
  life.checkOpen();
  return backing ? backing.restart() : life.restart();
}
