import { cellsKey } from '../core/cells.ts';
import { namesKey } from '../core/namespace-names.ts';
import type { Change, Store } from '../core/store.ts';
import { listKeys, readKey, swap } from './redis/commands.ts';
import { connect } from './redis/connect.ts';
import { createKeyQueues } from './redis/key-queues.ts';
import { createTakeBack } from './redis/take-back.ts';

/** A store in Redis, which several servers share. */
export interface RedisStore extends Store {
  readonly onOthers: NonNullable<Store['onOthers']>;
  readonly wholly: <R>(act: () => Promise<R>) => Promise<R>;
  /** Ends the connections. */
  close(): Promise<void>;
}

/** The settings of a Redis store. */
export interface RedisStoreSettings {
  /** What its keys begin with. Servers with the same prefix share their state. Default: `resetkit:`. */
  readonly prefix?: string;
  /** Called with a sentence when Redis goes away and when it is back. Default: prints it on the console. */
  readonly onProblem?: (sentence: string) => void;
}

/**
 * A store in Redis 6 or newer: mock servers on several machines share accounts, secrets, mails, limits, faults and the
 * clock. Needs the package `@redis/client`. Rejects with a sentence if Redis is not there. While it is away or refuses,
 * calls reject with a `StoreUnreachable`; the connection is tried again until it is back.
 *
 * @example
 * const store = await openRedisStore('redis://localhost:6379');
 * const mock = createMockServer(insforge(), { store });
 */
export async function openRedisStore(
  url: string,
  { prefix = 'resetkit:', onProblem = (sentence) => console.error(sentence) }: RedisStoreSettings = {},
): Promise<RedisStore> {
  const { run, onOthers, onBack, close } = await connect(url, `${prefix}changes`, onProblem);
  const place = { prefix, index: `${prefix}keys` };
  const inTurn = createKeyQueues();
  const { wholly, note, done } = createTakeBack(({ key, before, after }) =>
    run((client) => swap(client, place, key, after, before)),
  );
  onBack(() => void done().catch(() => {}));
  const get = async <T>(key: string): Promise<T | undefined> => {
    await done();
    const text = await run((client) => readKey(client, place, key));
    return text === null ? undefined : (JSON.parse(text) as T);
  };
  const update = <T, R>(key: string, change: Change<T, R>): Promise<R> =>
    inTurn(key, async () => {
      await done();
      for (;;) {
        const before = await run((client) => readKey(client, place, key));
        const [next, result] = change(before === null ? undefined : (JSON.parse(before) as T));
        const after = next === undefined ? null : JSON.stringify(next);
        if (after === before) return result;
        const wasNotMade = isOfAll(key) ? () => {} : note({ key, before, after });
        if (await run((client) => swap(client, place, key, before, after))) return result;
        wasNotMade();
      }
    });
  return {
    get,
    update,
    delete: (key) => update<unknown, void>(key, () => [undefined, undefined]),
    async list<T>(start: string) {
      await done();
      const rows = await run((client) => listKeys(client, place, start));
      return rows.map(([key, text]) => [key, JSON.parse(text) as T] as const);
    },
    onOthers,
    wholly,
    close,
  };
}

/** Whether a row has what all requests and tests have changed, which none of them takes back. */
function isOfAll(key: string): boolean {
  return key.split('/').at(-1) === cellsKey || key.split('/').at(-1) === namesKey;
}
