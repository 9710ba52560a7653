import { type Plan, runRounds } from '../calls/run-rounds.ts';
import { openLoad } from '../server/open-load.ts';
import { accounts } from './accounts.ts';

/** What this process is told: for each contestant the ports of its replicas, and how often. */
export interface LoadTask {
  readonly contestants: readonly (readonly number[])[];
  /** Requests of one connection in one call of the plan. */
  readonly burst: number;
  readonly plan: Plan;
}

const { contestants, burst, plan }: LoadTask = JSON.parse(process.argv[2] ?? '');
const opened = await Promise.all(contestants.map(connections));
const rounds = await runRounds(
  opened.map((loads, index) => ({
    name: `contestant ${index}`,
    call: async () => {
      await Promise.all(loads.map((load) => load.burst(burst)));
      return true;
    },
  })),
  plan,
);
process.send?.(rounds);
for (const load of opened.flat()) load.close();
process.disconnect();

/** A connection for each account, to the replicas in turn, as a balancer would have it. */
function connections(ports: readonly number[]) {
  return Promise.all(
    accounts.map(({ email }, index) =>
      openLoad(
        {
          port: ports[index % ports.length] ?? 0,
          path: '/insforge/api/auth/email/send-reset-password',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email }),
        },
        1,
      ),
    ),
  );
}
