import type { RedisClient } from './connect.ts';

/** Where a store has its keys. */
export interface RedisPlace {
  readonly prefix: string;
  /** The sorted set with the names of all keys, in their order. */
  readonly index: string;
}

// Compares and writes in one step: nobody can come in between. The index and the message to the others belong to it.
const SWAP = `
local before = redis.call('GET', KEYS[1])
if ARGV[1] == '' then
  if before then return 0 end
elseif before ~= ARGV[2] then
  return 0
end
if ARGV[3] == '' then
  redis.call('DEL', KEYS[1])
  redis.call('ZREM', KEYS[2], ARGV[5])
else
  redis.call('SET', KEYS[1], ARGV[4])
  redis.call('ZADD', KEYS[2], 0, ARGV[5])
end
redis.call('PUBLISH', KEYS[3], ARGV[6] .. ' ' .. ARGV[5])
return 1`;

/** The text under a key. `null` if there is none. */
export function readKey({ redis }: RedisClient, { prefix }: RedisPlace, key: string): Promise<string | null> {
  return redis.get(`${prefix}row:${key}`);
}

/** Replaces a text by another one. `null` stands for none. Resolves to `false` if the text is another one by now. */
export async function swap(
  { redis, me }: RedisClient,
  { prefix, index }: RedisPlace,
  key: string,
  before: string | null,
  after: string | null,
): Promise<boolean> {
  const is = (text: string | null): string => (text === null ? '' : '1');
  const done = await redis.eval(SWAP, {
    keys: [`${prefix}row:${key}`, index, `${prefix}changes`],
    arguments: [is(before), before ?? '', is(after), after ?? '', key, me],
  });
  return done === 1;
}

/** The keys that start with a text, in their order, each with its text. */
export async function listKeys(
  { redis }: RedisClient,
  { prefix, index }: RedisPlace,
  start: string,
): Promise<readonly (readonly [key: string, text: string])[]> {
  const keys = await redis.zRangeByLex(
    index,
    start === '' ? '-' : `[${start}`,
    start === '' ? '+' : `(${start}\u{10ffff}`,
  );
  if (keys.length === 0) return [];
  const texts = await redis.mGet(keys.map((key) => `${prefix}row:${key}`));
  return keys
    .flatMap((key, number) => {
      const text = texts[number];
      // Deleted between the two commands.
      return text === null || text === undefined ? [] : [[key, text] as const];
    })
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
