import type { Contestant } from './contestants.ts';

/** How often. In a round each contestant has two turns: A B C C B A, so that a drift of the machine hits all alike. */
export interface Plan {
  readonly warmUpRounds: number;
  readonly rounds: number;
  /** Calls, one after the other, in a turn. */
  readonly calls: number;
}

/** Microseconds for a call in one round, by contestant. */
export type Round = readonly number[];

/** Takes turns, beginning with another contestant in each round. `now` gives milliseconds. Rejects if a call does not do its job. */
export async function runRounds(
  contestants: readonly Contestant[],
  plan: Plan,
  now: () => number = () => performance.now(),
): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let round = -plan.warmUpRounds; round < plan.rounds; round += 1) {
    const times = await runRound(contestants, orderOf(contestants.length, round + plan.warmUpRounds), plan.calls, now);
    if (round >= 0) rounds.push(times);
  }
  return rounds;
}

/** The indices of the contestants: there and back again. */
export function orderOf(count: number, round: number): number[] {
  const there = Array.from({ length: count }, (_, index) => (index + round) % count);
  return [...there, ...there.toReversed()];
}

async function runRound(
  contestants: readonly Contestant[],
  order: readonly number[],
  calls: number,
  now: () => number,
): Promise<Round> {
  const times = contestants.map(() => 0);
  for (const index of order) {
    const contestant = contestants[index];
    if (contestant) times[index] = (times[index] ?? 0) + (await turn(contestant, calls, now));
  }
  return times.map((milliseconds) => (milliseconds * 1_000) / (2 * calls));
}

async function turn({ name, prepare, call }: Contestant, calls: number, now: () => number): Promise<number> {
  prepare?.();
  const start = now();
  for (let count = 0; count < calls; count += 1)
    if (!(await call())) throw new Error(`A call of ${name} was not answered as it should be`);
  return now() - start;
}

/** Whether a process said rounds. */
export function isRounds(said: unknown): said is Round[] {
  return (
    Array.isArray(said) &&
    said.length > 0 &&
    said.every((round) => Array.isArray(round) && round.every(Number.isFinite))
  );
}
