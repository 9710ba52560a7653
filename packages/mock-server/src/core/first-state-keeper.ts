import type { Clock } from './clock.ts';
import type { Random } from './random.ts';
import type { GivenAccounts, Renewed } from './renewed.ts';
import type { RewindableStore } from './rewindable-store.ts';

/** What the accounts of a seed are kept in, and what they depend on. */
export interface SeededParts {
  readonly memory: RewindableStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Pick<Random, 'state' | 'restore'>;
  readonly renewed: Renewed | undefined;
}

/**
 * A function that remembers the accounts of a seed when they were made, and returns one that has them again: with a seeded
 * randomness exactly those, else as if they were made again. `undefined` if the backend cannot do that.
 */
export function firstStateKeeper(parts: SeededParts): ((given: GivenAccounts) => () => void) | undefined {
  const { memory, clock, random, renewed } = parts;
  if (random.state() === null && !renewed) return undefined;
  return (given) => {
    const goBack = memory.remember();
    const position = random.state();
    const madeAt = clock.now();
    return () => {
      if (position === null && renewed) {
        const again = { given, laterMs: clock.now() - madeAt };
        goBack((key, row, peek) => renewed(key, row, again, peek));
      } else goBack();
      random.restore(position);
    };
  };
}
