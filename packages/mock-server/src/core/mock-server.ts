import { accessAccounts } from './account-access.ts';
import type { AccountInput, AccountView } from './accounts.ts';
import { backingServer } from './backing-server.ts';
import { createWorld } from './create-world.ts';
import { fetchThrough } from './fetch.ts';
import { createGate } from './gate.ts';
import { handlerOf } from './handler-of.ts';
import { createLifeCycle, type LifeCycle } from './life-cycle.ts';
import type { OptionsStore } from './options.ts';
import type { SendingOutbox } from './outbox.ts';
import { createParts } from './prefixed-store.ts';
import type { Provider } from './provider.ts';
import type { ControlledMockServer } from './server.ts';
import type { MockServerSettings } from './settings.ts';
import { settingsInForce } from './settings-in-force.ts';

/**
 * Makes a mock server: an imitation of one backend with its own accounts, mails, clock and limits. Two mock servers
 * share no state. Throws if a setting is wrong.
 *
 * @example
 * const mock = createMockServer(insforge({ resetPasswordMethod: 'link' }), { seed: [{ email: 'ada@example.com', password: 'old' }] });
 * await mock.fetch('/api/auth/email/send-reset-password', { method: 'POST', … });
 */
export function createMockServer<
  Options extends object,
  Seed extends AccountInput = AccountInput,
  LimitName extends string = string,
  View extends AccountView = AccountView,
>(
  provider: Provider<Options, Seed, LimitName, View>,
  settings: MockServerSettings<Seed, NoInfer<LimitName>> = {},
): ControlledMockServer<Options, Seed, LimitName, View> {
  const { baseUrl, upstream, seed, cors, limits, delays } = settingsInForce(provider, settings);
  const behind = backingServer(provider, settings, (needed, passed) =>
    createMockServer(needed, { baseUrl, ...passed }),
  );
  const isOwn = behind !== settings.behind;
  const world = createWorld(provider, settings, { backing: behind, limits, delays });
  const { clock, random, store, outbox, optionsStore } = world;
  const backend = provider.open(world);
  const gate = createGate();
  const life = createLifeCycle({
    store,
    gate,
    directory: backend.directory,
    // A backing server of its own was made with this seed already.
    seed: isOwn ? [] : seed,
    reset() {
      for (const part of [limits, delays, ...(behind ? [] : [clock, random])]) part.reset();
      outbox.forget();
    },
  });
  behind?.shared.join(life.asDependent);
  const { accounts, secondFactors, put, putNow } = accessAccounts(backend.directory, provider.checkAccount, life);
  const handle = handlerOf({ backend, cors, upstream, delays, gate, life });
  return {
    provider,
    baseUrl,
    upstream,
    behind,
    shared: { clock, random, storeFor: createParts(store), put: putNow, join: life.join },
    knows: backend.knows,
    handle,
    fetch: (input, init) => fetchThrough({ baseUrl, handle, announce: gate.announce }, input, init),
    ...readyOutbox(outbox, life),
    clock,
    accounts,
    secondFactors,
    ...readyOptions(optionsStore, life),
    limits: { get: limits.get, set: limits.set },
    delays: { get: delays.get, set: delays.set },
    putAccount: put,
    restart: () => restart(life, behind),
    async close() {
      life.close();
      if (isOwn) await behind?.close();
    },
  };
}

/** The options for tests and for the control API. Both wait until the mock server is ready. */
function readyOptions<Options extends object>(
  options: OptionsStore<Options>,
  { ready }: LifeCycle,
): Pick<ControlledMockServer<Options>, 'options' | 'setOptions'> {
  const set = async (patch: unknown): Promise<Options> => {
    await ready();
    return (await options.set(patch)).value;
  };
  const get = async (): Promise<Options> => {
    await ready();
    return (await options.state()).value;
  };
  return { options: { get, set }, setOptions: set };
}

/** The outbox for tests and for the control API. Both wait until the mock server is ready. */
function readyOutbox(outbox: SendingOutbox, { ready }: LifeCycle): Pick<ControlledMockServer, 'outbox' | 'listMail'> {
  return {
    outbox: {
      list: (filter) => ready().then(() => outbox.list(filter)),
      waitFor: (wait) => ready().then(() => outbox.waitFor(wait)),
    },
    listMail: (filter, waitMs) => ready().then(() => outbox.listWithin(filter, waitMs)),
  };
}

/** Restarts a mock server. A backing server restarts its dependents with it, so that one restarts all. */
async function restart(life: LifeCycle, backing: ControlledMockServer | undefined): Promise<void> {
  life.checkOpen();
  return backing ? backing.restart() : life.restart();
}
