import type { Round } from './run-rounds.ts';
import { type Spread, spreadOf } from './spread.ts';

/** What ours costs beside another contestant. */
export interface Beside {
  /** Of the other one, microseconds a call. */
  readonly time: Spread;
  /** Ours divided by it, round by round: what slows one round down is in both. */
  readonly ratio: Spread;
  /** Ours minus it, in microseconds. */
  readonly added: Spread;
}

/** Holds contestant 0, which is ours, against each of them, itself included. */
export function compareRounds(rounds: readonly Round[]): Beside[] {
  return (rounds[0] ?? []).map((_, index) => {
    const pairs = rounds.map((round) => ({ ours: round[0] ?? Number.NaN, other: round[index] ?? Number.NaN }));
    return {
      time: spreadOf(pairs.map(({ other }) => other)),
      ratio: spreadOf(pairs.map(({ ours, other }) => ours / other)),
      added: spreadOf(pairs.map(({ ours, other }) => ours - other)),
    };
  });
}
