import { type AccountInput, type AccountView, createAccounts } from './accounts.ts';
import { type Front, type Shared, seenFromBefore, serverBehind } from './behind.ts';
import { checkSeed } from './check-seed.ts';
import { checkCors, checkProvider, checkSettings } from './check-settings.ts';
import { type Clock, type ClockSetting, createClock } from './clock.ts';
import { type CorsSetting, withOpenCors } from './cors.ts';
import { checkDelays, type Delays, sleep } from './delays.ts';
import type { Directory } from './directory.ts';
import { type FetchInput, fetchThrough } from './fetch.ts';
import { forward } from './forward.ts';
import { createGate } from './gate.ts';
import { checkLimits, type Limits } from './limits.ts';
import { createMemoryStore } from './memory-store.ts';
import { createOptionsStore } from './options.ts';
import { createOutbox, type Message, type MessageFilter, type Outbox } from './outbox.ts';
import { createParts } from './prefixed-store.ts';
import type { Provider, World } from './provider.ts';
import { createRandom } from './random.ts';
import { createRateLimiter } from './rate-limiter.ts';
import type { Store } from './store.ts';
import type { WireReply, WireRequest } from './wire.ts';

/** Settings that are the same for every provider. */
export interface MockServerSettings<Seed extends AccountInput = AccountInput> {
  /** Where the backend is reached; the origin of the backend's own SDK unless told. MSW handlers match it; `'*'` matches any origin. */
  readonly baseUrl?: string;
  /** Accounts to start with, and to go back to with `restart()`. */
  readonly seed?: readonly Seed[];
  /** A source of time, or a moment at which the clock stands until it is advanced. The machine's time unless told. */
  readonly clock?: ClockSetting;
  /** A seed that makes codes, tokens and ids the same in every run. */
  readonly random?: string | number;
  /** Rate limits and cool-downs: `'off'` unless told. */
  readonly limits?: Limits;
  /** How long answers take: `'off'` unless told. */
  readonly delays?: Delays;
  /** Who may call from a browser: what the real backend lets, unless told `'open'`. */
  readonly cors?: CorsSetting;
  /** Where state is kept: in memory unless told. */
  readonly store?: Store;
  /** A real backend of this provider, for what the mock does not know: its data API, for example. */
  readonly upstream?: string;
  /** Called for each mail that is sent. What it throws is reported on the console, and changes nothing. */
  readonly onMail?: (message: Message) => void;
  /**
   * For a backend that keeps its accounts in another one (AppHandoff, in Supabase): the mock server of that one, whose
   * accounts, clock, randomness, store and restarts it shares. One of its own unless told.
   */
  readonly behind?: ControlledMockServer;
}

/** The accounts of a mock server, for tests to look at and to change. */
export interface MockAccounts<Seed extends AccountInput = AccountInput> {
  /** The account of that e-mail, or else the first whose e-mail differs by case only. */
  find(email: string): Promise<AccountView | undefined>;
  /** All accounts. */
  list(): Promise<readonly AccountView[]>;
  /** Creates the account of that e-mail or replaces it. Rejects when it could not exist in this backend. */
  put(account: Seed): Promise<AccountView>;
  /** Removes the account of that e-mail; `false` when there was none. Mails on their way to it stay valid, as in the real servers. */
  delete(email: string): Promise<boolean>;
}

/** One running imitation of one backend, with state of its own. */
export interface MockServer<Options extends object = object, Seed extends AccountInput = AccountInput> {
  /** The backend that is imitated. */
  readonly provider: Provider<Options, Seed>;
  /** The setting, or else the origin of the backend's own SDK; without a slash at its end. `'*'` is any origin. */
  readonly baseUrl: string;
  /** The setting, without a slash at its end. */
  readonly upstream: string | undefined;
  /** The mock server that has the accounts of this one, where the backend is made of two. */
  readonly behind: MockServer | undefined;
  /** Answers a request without any network: pass it as `fetch` to any client. Redirects are returned, not followed. */
  fetch(input: FetchInput, init?: RequestInit): Promise<Response>;
  /** Answers a request given as plain values. */
  handle(request: WireRequest): Promise<WireReply>;
  /** Whether the backend has an operation at the path of this target. */
  knows(target: string): boolean;
  /** The mails that were sent. */
  readonly outbox: Outbox;
  /** The accounts, for tests to look at and to change. */
  readonly accounts: MockAccounts<Seed>;
  /** The only time that the mock knows, in milliseconds since 1970. */
  readonly clock: Pick<Clock, 'now' | 'advance'>;
  /** The backend's switches, under its own names. */
  readonly options: {
    /** All options as they stand. */
    get(): Promise<Options>;
    /** Changes some options while the server runs. Rejects, and changes nothing, when one is wrong. */
    set(patch: Partial<Options>): Promise<Options>;
  };
  /** Rate limits and cool-downs. */
  readonly limits: {
    /** The setting in force. */
    get(): Limits;
    /** Puts another setting in force, from the next request on. Throws, and changes nothing, when it is wrong. */
    set(limits: Limits): void;
  };
  /** How long answers take. */
  readonly delays: {
    /** The setting in force. */
    get(): Delays;
    /** Puts another setting in force, from the next request on. Throws, and changes nothing, when it is wrong. */
    set(delays: Delays): void;
  };
  /**
   * Puts options, clock, limits and accounts back to how the mock was made, and forgets mails and sessions. Requests in
   * flight are answered first, and those that come meanwhile afterwards; who waits out a delay is not waited for.
   */
  restart(): Promise<void>;
  /** Ends the mock: whatever is asked of it afterwards is refused. */
  close(): Promise<void>;
}

/** A mock server as `createMockServer` makes it: with what the control API, and a mock server before this one, need besides. */
export interface ControlledMockServer<Options extends object = object, Seed extends AccountInput = AccountInput>
  extends MockServer<Options, Seed> {
  readonly behind: ControlledMockServer | undefined;
  /** @internal */
  readonly shared: Shared<Seed>;
  /** @internal */
  putAccount(account: Seed): Promise<{ account: AccountView; created: boolean }>;
  /** @internal */
  setOptions(patch: unknown): Promise<Options>;
  /** @internal */
  listMail(filter: MessageFilter, waitMs: number): Promise<readonly Message[]>;
}

/**
 * Makes a mock server: a backend's imitation with accounts, mails, clock and limits of its own. Two of them never see each other.
 * Throws when a setting is wrong.
 *
 * @example
 * const mock = createMockServer(insforge({ resetPasswordMethod: 'link' }), { seed: [{ email: 'ada@example.com', password: 'old' }] });
 * await mock.fetch('/api/auth/email/send-reset-password', { method: 'POST', … });
 */
export function createMockServer<Options extends object, Seed extends AccountInput = AccountInput>(
  provider: Provider<Options, Seed>,
  settings: MockServerSettings<Seed> = {},
): ControlledMockServer<Options, Seed> {
  checkProvider(provider);
  checkSettings(settings, provider);
  const seedGiven = checkSeed(settings.seed ?? [], provider);
  const initialLimits = checkLimits(settings.limits ?? 'off', provider.limitNames);
  const initialDelays = checkDelays(settings.delays ?? 'off');
  const cors = checkCors(settings.cors ?? 'real');
  const upstream = settings.upstream === undefined ? undefined : checkedUrl('upstream', settings.upstream);
  const baseUrl = settings.baseUrl === '*' ? '*' : checkedUrl('baseUrl', settings.baseUrl ?? provider.baseUrl);

  const behind = serverBehind(provider, settings, (needed, shared) => createMockServer(needed, { baseUrl, ...shared }));
  const isOwn = behind !== settings.behind;
  // One of its own has been given the seed, so that nobody finds it without.
  const seed = isOwn ? [] : seedGiven;
  const clock = behind?.shared.clock ?? createClock(settings.clock);
  const random = behind?.shared.random ?? createRandom(settings.random);
  const store = behind?.shared.storeFor(provider.id) ?? settings.store ?? createMemoryStore();
  const fronts: Front[] = [];
  const accounts = createAccounts(store, clock, random);
  const outbox = createOutbox(store, clock, random, settings.onMail ?? (() => {}));
  const options = createOptionsStore(store, clock, provider.options, provider.parseOptions);
  let limits = initialLimits;
  let delays = initialDelays;
  let closed = false;
  const gate = createGate();

  const world: World<Options> = {
    clock,
    random,
    store,
    accounts,
    outbox,
    limiter: createRateLimiter(store, clock),
    options,
    limits: () => limits,
    delays: () => delays,
    ...(behind && { behind: seenFromBefore(behind, isOwn) }),
  };
  const backend = provider.open(world);

  const plant = async (): Promise<void> => {
    for (const [index, account] of seed.entries()) {
      try {
        await backend.directory.put(account);
      } catch (error) {
        // What checkSeed could not see: an id, for one, that an account of the one behind has.
        throw new Error(`seed[${index}] (${account.email}): ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  /** State that the store brought along (a file, a page before) is kept; only an empty store is seeded. */
  const seeded = (async (): Promise<void> => {
    const first = await store.update<boolean, boolean>('seeded', (before) => [true, before === undefined]);
    if (first) await plant();
  })();
  // Whoever asks for something is told; nobody has asked yet.
  seeded.catch(() => {});
  const checkOpen = (): void => {
    if (closed) throw new Error('This mock server was closed.');
  };
  /** Those in front have accounts to start with, too: they are here before anybody looks. */
  const ready = async (): Promise<void> => {
    checkOpen();
    await seeded;
    for (const front of fronts) await front.ready();
  };
  const putNow = async (input: Seed): ReturnType<Directory['put']> => {
    checkOpen();
    await seeded;
    provider.checkAccount(input);
    return backend.directory.put(input);
  };

  const startOver = async (): Promise<void> => {
    for (const [key] of await store.list('')) await store.delete(key);
    await store.update<boolean, void>('seeded', () => [true, undefined]);
    outbox.forget();
    if (!behind) clock.reset();
    if (!behind) random.reset();
    limits = initialLimits;
    delays = initialDelays;
    await plant();
  };
  /** Acts while nothing goes on here, nor in what is in front: that is held first, since it may be asking this one. */
  const alone = (act: () => Promise<void>): Promise<void> =>
    fronts.reduce(
      (inner, front) => () => front.alone(inner),
      () => gate.alone(act),
    )();
  behind?.shared.join({
    alone,
    ready: () => (closed ? Promise.resolve() : seeded),
    startOver: () => (closed ? Promise.resolve() : startOver()),
  });

  const answer = async (request: WireRequest): Promise<WireReply> => {
    if (upstream !== undefined && !backend.knows(request.target)) return forward(request, upstream);
    if (typeof delays === 'number') await sleep(delays);
    return gate.pass(async () => {
      await ready();
      return backend.handle(request);
    });
  };
  /** An e-mail as its account spells it: the very same, or else the first that differs by case only. */
  const spelling = async (email: string): Promise<string> => {
    if (await backend.directory.find(email)) return email;
    const alike = (account: AccountView): boolean => account.email.toLowerCase() === email.toLowerCase();
    return (await backend.directory.list()).find(alike)?.email ?? email;
  };

  const mock: ControlledMockServer<Options, Seed> = {
    provider,
    baseUrl,
    upstream,
    behind,
    shared: { clock, random, storeFor: createParts(store), put: putNow, join: (front) => fronts.push(front) },
    knows: backend.knows,
    async handle(request) {
      checkOpen();
      const reply = await answer(request);
      return cors === 'open' ? withOpenCors(request, reply) : reply;
    },
    fetch: (input, init) => fetchThrough({ baseUrl, handle: mock.handle, announce: gate.announce }, input, init),
    outbox: {
      async list(filter) {
        await ready();
        return outbox.list(filter);
      },
      async waitFor(filter) {
        await ready();
        return outbox.waitFor(filter);
      },
    },
    clock,
    accounts: {
      async find(email) {
        await ready();
        return backend.directory.find(await spelling(email));
      },
      async list() {
        await ready();
        return backend.directory.list();
      },
      put: async (account) => (await mock.putAccount(account)).account,
      async delete(email) {
        await ready();
        return backend.directory.remove(await spelling(email));
      },
    },
    options: {
      async get() {
        await ready();
        return (await options.state()).value;
      },
      set: (patch) => mock.setOptions(patch),
    },
    limits: {
      get: () => limits,
      set(next) {
        limits = checkLimits(next, provider.limitNames);
      },
    },
    delays: {
      get: () => delays,
      set(next) {
        delays = checkDelays(next);
      },
    },
    async putAccount(input) {
      await ready();
      return putNow(input);
    },
    async setOptions(patch) {
      await ready();
      return (await options.set(patch)).value;
    },
    async listMail(filter, waitMs) {
      await ready();
      return outbox.listWithin(filter, waitMs);
    },
    async restart() {
      checkOpen();
      // The one behind makes this one start over.
      if (behind) return behind.restart();
      await alone(async () => {
        await ready();
        await startOver();
        for (const front of fronts) await front.startOver();
      });
    },
    async close() {
      closed = true;
      if (isOwn) await behind?.close();
    },
  };
  return mock;
}

/** An http or https URL without its last slashes. `localhost:7130` is a URL too, but one whose scheme is `localhost`. */
function checkedUrl(name: 'baseUrl' | 'upstream', url: string): string {
  const isHttp = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (!isHttp || /[?#]/.test(url)) {
    const any = name === 'baseUrl' ? ", or '*'," : '';
    throw new Error(
      `Expected an absolute URL such as 'http://localhost:7130'${any} as ${name}, not ${JSON.stringify(url)}.`,
    );
  }
  return url.replace(/\/+$/, '');
}
