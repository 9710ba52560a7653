import { createRandom } from '../../core/random.ts';
import { StoreUnreachable } from '../../core/store-unreachable.ts';
import { helpFor, helpWithTls, reasonOf } from './failures.ts';

/** The commands that a store needs. */
interface Redis {
  get(key: string): Promise<string | null>;
  mGet(keys: string[]): Promise<(string | null)[]>;
  zRangeByLex(key: string, min: string, max: string): Promise<string[]>;
  eval(script: string, parts: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** A connection, and the name under which this process tells others of its changes. */
export interface RedisClient {
  readonly redis: Redis;
  readonly me: string;
}

/** Two connections: one for commands, one that hears of the changes of others. */
export interface RedisConnection {
  /** Runs commands. Rejects with a `StoreUnreachable` if Redis is away or refuses. */
  run<T>(act: (client: RedisClient) => Promise<T>): Promise<T>;
  /** Calls a function after others have changed something: with its key, if it is known. */
  onOthers(listener: (key?: string) => void): void;
  /** Calls a function when Redis is back. */
  onBack(listener: () => void): void;
  close(): Promise<void>;
}

/** The time between two tries to connect, and the longest time for a try. */
const retryMs = 500;
const connectMs = 5_000;

/** The time after which a Redis that says nothing counts as away. It is asked more often than that. */
const silenceMs = 5_000;
const askMs = 2_000;

/** Connects to Redis. Rejects with a sentence if the URL is wrong, or if nobody answers there. */
export async function connect(
  url: string,
  channel: string,
  onProblem: (sentence: string) => void,
): Promise<RedisConnection> {
  const place = shown(url);
  const { createClient, ErrorReply } = await load();
  const isOpen = { yet: false, now: true };
  const redis = createClient({
    url,
    // Commands are refused while Redis is away, and not made later, when nobody waits for them any more.
    disableOfflineQueue: true,
    pingInterval: askMs,
    socket: {
      connectTimeout: connectMs,
      socketTimeout: silenceMs,
      reconnectStrategy: () => (isOpen.yet ? retryMs : false),
    },
  });
  const sayOnce = (now: boolean, sentence: string): void => {
    if (isOpen.yet && isOpen.now !== now) onProblem(sentence);
    isOpen.now = now;
  };
  redis.on('error', (error: Error) =>
    sayOnce(false, `Redis at ${place} is away: ${reasonOf(error)}. It is tried again until it is back.`),
  );
  redis.on('ready', () => sayOnce(true, `Redis at ${place} is back.`));
  const hearing = redis.duplicate();
  hearing.on('error', () => {});
  const me = createRandom().uuid();
  const listeners: ((key?: string) => void)[] = [];
  const tell = (key?: string): void => {
    for (const listener of listeners) listener(key);
  };
  const close = async (): Promise<void> => {
    for (const client of [hearing, redis]) if (client.isOpen) client.destroy();
  };
  try {
    await redis.connect();
    await hearing.connect();
    // After a time without connection nobody knows what was missed.
    hearing.on('ready', () => tell());
    await hearing.subscribe(channel, (message: string) => {
      if (!message.startsWith(`${me} `)) tell(message.slice(me.length + 1));
    });
  } catch (error) {
    await close();
    throw new Error(cannotConnect(error, error instanceof ErrorReply, place, url));
  }
  isOpen.yet = true;
  return {
    async run(act) {
      try {
        return await act({ redis, me });
      } catch (cause) {
        throw new StoreUnreachable(cannotRun(cause, cause instanceof ErrorReply, place), { cause });
      }
    },
    onOthers: (listener) => listeners.push(listener),
    onBack: (listener) => void redis.on('ready', listener),
    close,
  };
}

async function load(): Promise<typeof import('@redis/client')> {
  try {
    return await import('@redis/client');
  } catch (cause) {
    throw new Error('A store in Redis needs the package @redis/client: npm install @redis/client.', { cause });
  }
}

/** A URL for people: without its password. Throws if it is none. */
function shown(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.hostname && /^rediss?:$/.test(parsed.protocol) && /^(?:\/\d*)?$/.test(parsed.pathname))
    return parsed.host;
  const safe = String(url).replace(/\/\/[^/]*@/, '//…@');
  throw new Error(
    `Expected a URL such as redis://localhost:6379 or rediss://USER:PASSWORD@HOST:6379/1 as the store, not ${JSON.stringify(safe)}.`,
  );
}

function cannotConnect(error: unknown, isRefusal: boolean, place: string, url: string): string {
  const does = isRefusal ? 'refuses' : 'does not answer';
  const help = helpFor(error) ?? helpWithTls(error, url) ?? 'Start it, or leave out the store.';
  return `Redis at ${place} ${does}: ${reasonOf(error)}. ${help}`;
}

function cannotRun(error: unknown, isRefusal: boolean, place: string): string {
  if (!isRefusal) return `The store is away: Redis at ${place} does not answer. Try again later.`;
  return `The store cannot be used: Redis at ${place} refuses: ${reasonOf(error)}. ${helpFor(error) ?? 'Try again later.'}`;
}
