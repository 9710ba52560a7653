import { type Plan, runRounds } from '../calls/run-rounds.ts';
import { openLoad } from './open-load.ts';
import type { Target } from './target.ts';

/** What this process is told: the servers, ours first, and how often. */
export interface LoadTask {
  readonly targets: readonly Target[];
  readonly connections: number;
  /** Requests in one call of the plan. */
  readonly burst: number;
  readonly plan: Plan;
}

const { targets, connections, burst, plan }: LoadTask = JSON.parse(process.argv[2] ?? '');
const loads = await Promise.all(targets.map((target) => openLoad(target, connections)));
const contestants = loads.map((load, index) => ({ name: `server ${index}`, call: () => load.burst(burst) }));
process.send?.(await runRounds(contestants, plan));
for (const load of loads) load.close();
process.disconnect();
