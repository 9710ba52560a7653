import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { realRedis } from '../../packages/mock-server/test/live/real-redis.ts';
import { buildProgram } from '../build-program.ts';
import { isRounds, type Round } from '../calls/run-rounds.ts';
import { type Started, startProcess } from '../calls/start-process.ts';
import { progress } from '../progress.ts';
import { accounts } from './accounts.ts';
import type { LoadTask } from './load.ts';

/** What was measured. Times are microseconds of a clock for a request. */
export interface MeasuredRedis {
  /** One replica in memory, one with Redis, two with Redis, by round. */
  readonly rounds: readonly Round[];
  /** What one request takes of Redis itself. */
  readonly perRequest: { readonly commands: number; readonly microseconds: number };
}

const BURST = 10;
const PLAN = { warmUpRounds: 5, rounds: 20, calls: 1 };

/** Measures replicas in memory and with Redis, which must be installed, side by side. */
export async function measureRedis(): Promise<MeasuredRedis> {
  const [replica = '', load = ''] = await Promise.all(
    ['replica', 'load'].map((name) => buildProgram(join(import.meta.dirname, `${name}.ts`))),
  );
  progress('redis: one replica and two');
  const redis = await realRedis();
  const replicas = await Promise.all([
    startProcess(replica),
    startProcess(replica, redis.url, 'one:'),
    startProcess(replica, redis.url, 'two:'),
    startProcess(replica, redis.url, 'two:'),
  ]);
  try {
    const [memory, alone, first, second] = replicas.map(({ said }) => Number(said));
    const contestants = [[memory], [alone], [first, second]].map((ports) => ports.map(Number));
    const rounds = await roundsOf(load, { contestants, burst: BURST, plan: PLAN });
    const perRequest = await costOf(redis.url, () =>
      roundsOf(load, { contestants: [[Number(alone)]], burst: BURST, plan: PLAN }),
    );
    return { rounds: rounds.map((round) => round.map((time) => time / (BURST * accounts.length))), perRequest };
  } finally {
    for (const started of replicas) started.stop();
    await redis.stop();
    progress('');
  }
}

async function roundsOf(program: string, task: LoadTask): Promise<Round[]> {
  const { said }: Started = await startProcess(program, JSON.stringify(task));
  if (!isRounds(said)) throw new Error(`${program} said no rounds`);
  return said;
}

/** What one request takes of Redis: a load runs, and Redis says what it has done meanwhile. */
async function costOf(url: string, run: () => Promise<unknown>): Promise<MeasuredRedis['perRequest']> {
  const [commands, seconds] = doneBy(url);
  await run();
  const [moreCommands, moreSeconds] = doneBy(url);
  // Each round has two turns.
  const requests = (PLAN.warmUpRounds + PLAN.rounds) * 2 * BURST * accounts.length;
  return { commands: (moreCommands - commands) / requests, microseconds: ((moreSeconds - seconds) * 1e6) / requests };
}

/** The commands that a Redis has run, and the seconds that its processor took for them. */
function doneBy(url: string): readonly [commands: number, seconds: number] {
  const text = execFileSync('redis-cli', ['-u', url, 'INFO'], { encoding: 'utf8' });
  const figure = (name: string): number => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(text)?.[1]);
  return [figure('total_commands_processed'), figure('used_cpu_sys') + figure('used_cpu_user')];
}
