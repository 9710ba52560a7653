import { createClock } from './clock.ts';
import { createRandom } from './random.ts';
import type { Store } from './store.ts';

/** The row of a store that says whether its seed was made, so that it is made once. */
export interface SeedMark {
  /**
   * Waits while another mock server makes the seed. `made`: it is there. Otherwise this one is to make it: nobody has
   * (`none`), or somebody has begun and was killed (`half`).
   */
  take(): Promise<'made' | 'none' | 'half'>;
  /**
   * Runs a function that makes the seed. Waits while another mock server makes it, as others wait for this one. If it
   * rejects, nobody has made the seed. Resolves to the name of the world.
   */
  around(make: () => Promise<void>): Promise<string>;
  /**
   * Says which world is in the store: each seed begins another one. Waits while another mock server makes it.
   * `undefined`: there is none, or a half.
   */
  world(): Promise<string | undefined>;
}

/** The key of the row. */
export const seedMarkKey = 'seeded';

/** A seed that was made. Without replicas it is the id of the provider. */
type Made = string | { readonly provider: string; readonly world: string };

/** A seed that is being made. */
interface Making {
  readonly provider: string;
  /** The mock server that makes it. */
  readonly maker: string;
  /** The run of a program in which it does. */
  readonly by: string;
  /** When it has said so last. */
  readonly at: number;
}

type Mark = Made | Making;

/** This run of the program. */
const me = createRandom().uuid();

/** The time after which another one that has said nothing counts as killed, if it may be on another machine. */
const patienceMs = 30_000;

/** How often one that makes a seed says so. */
const beatMs = 5_000;

const { now } = createClock();

// Read when the module loads: a test may install fake timers later.
const { setTimeout: startTimer, setInterval: startBeat, clearInterval: stopBeat } = globalThis;

/** What was found, and whether this mock server makes a world from then on. */
interface Begun {
  readonly found: Mark | undefined;
  readonly isMine: boolean;
}

/** The mark in this store of a mock server of this provider. Its functions reject if the state of another one is there. */
export function seedMark(store: Store, provider: string): SeedMark {
  const maker = createRandom().uuid();
  const isAbandoned = ({ by, at }: Making): boolean => by !== me && (!store.onOthers || now() - at > patienceMs);
  const isMadeByOther = (mark: Mark | undefined): boolean =>
    isMaking(mark) && mark.maker !== maker && !isAbandoned(mark);
  /** Begins to make a world, unless another mock server makes one, or `keeps` says that the mark stays. */
  const begin = async (keeps: (mark: Mark | undefined) => boolean): Promise<Begun> => {
    const making: Making = { provider, maker, by: me, at: now() };
    const begun = await store.update<Mark, Begun>(seedMarkKey, (found) => {
      const isMine = !isMadeByOther(found) && !keeps(found) && !isOfOther(found, provider);
      return [isMine ? making : found, { found, isMine }];
    });
    if (begun.found !== undefined) checkProvider(begun.found, provider);
    return begun;
  };
  const write = (mark: Mark | undefined): Promise<void> =>
    store.update<Mark, void>(seedMarkKey, () => [mark, undefined]);
  /** Says again and again that this mock server still makes its world. Returns the function that ends it. */
  const beating = (): (() => void) => {
    if (!store.onOthers) return () => {};
    const beat = startBeat(() => {
      store
        .update<Mark, void>(seedMarkKey, (mark) => [
          isMaking(mark) && mark.maker === maker ? { ...mark, at: now() } : mark,
          undefined,
        ])
        .catch(() => {});
    }, beatMs);
    return () => stopBeat(beat);
  };
  return {
    async take() {
      for (;;) {
        const { found, isMine } = await begin((mark) => mark !== undefined && !isMaking(mark));
        if (isMine) return found === undefined ? 'none' : 'half';
        if (!isMaking(found)) return 'made';
        await soon();
      }
    },
    async around(make) {
      while (!(await begin(() => false)).isMine) await soon();
      const end = beating();
      try {
        await make();
      } catch (error) {
        await write(undefined);
        throw error;
      } finally {
        end();
      }
      const world = store.onOthers ? createRandom().uuid() : provider;
      await write(world === provider ? provider : { provider, world });
      return world;
    },
    async world() {
      for (;;) {
        const found = await store.get<Mark>(seedMarkKey);
        if (found === undefined) return undefined;
        checkProvider(found, provider);
        if (typeof found === 'string') return found;
        if (!isMaking(found)) return found.world;
        if (isAbandoned(found)) return undefined;
        await soon();
      }
    },
  };
}

function isMaking(mark: Mark | undefined): mark is Making {
  return typeof mark === 'object' && 'by' in mark;
}

function soon(): Promise<void> {
  return new Promise((resolve) => startTimer(resolve, 20));
}

function isOfOther(mark: Mark | undefined, provider: string): boolean {
  return mark !== undefined && providerOf(mark) !== provider;
}

function providerOf(mark: Mark): string {
  return typeof mark === 'string' ? mark : mark.provider;
}

/** Throws if this is the mark of another provider. */
function checkProvider(mark: Mark, provider: string): void {
  if (!isOfOther(mark, provider)) return;
  throw new Error(
    `The store has the state of a mock server of ${providerOf(mark)}. Give this one, of ${provider}, a store of its own: ` +
      `prefixedStore(store, '${provider}/'), for example.`,
  );
}
