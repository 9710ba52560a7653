import { afterAll, beforeAll } from 'vitest';
import { type Way, ways } from './ways.ts';

/** Starts a way to run before the tests of this block, and ends it after them. */
export function wayFor(name: keyof typeof ways): () => Way {
  let way: Way | undefined;
  beforeAll(async () => {
    way = await ways[name]();
  });
  afterAll(async () => way?.close());
  return () => {
    if (!way) throw new Error('Nothing runs yet.');
    return way;
  };
}
