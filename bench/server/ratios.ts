import type { Round } from '../calls/run-rounds.ts';
import { type Spread, spreadOf } from '../calls/spread.ts';

/** What one contestant takes in times of another one, round by round: what slows one round down is in both. */
export function ratioOf(rounds: readonly Round[], contestant: number, other: number): Spread {
  return spreadOf(rounds.map((round) => (round[contestant] ?? Number.NaN) / (round[other] ?? Number.NaN)));
}

/** The microseconds of one contestant. */
export function timeOf(rounds: readonly Round[], contestant: number): Spread {
  return spreadOf(rounds.map((round) => round[contestant] ?? Number.NaN));
}
