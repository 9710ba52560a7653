import { join } from 'node:path';
import { listProviders } from '../../scripts/providers.ts';
import { buildProgram } from '../build-program.ts';
import { isRounds, type Plan, type Round } from '../calls/run-rounds.ts';
import { startProcess } from '../calls/start-process.ts';
import { progress } from '../progress.ts';
import type { InProcessTask } from './in-process.ts';
import type { LoadTask } from './load.ts';
import type { Compared, MeasuredBackend } from './measures.ts';
import { type Prism, startPrism } from './prism.ts';
import { ratioOf, timeOf } from './ratios.ts';
import { backendIds } from './reset-of.ts';
import type { Target } from './target.ts';

/** Processes that are started one after the other: what the compiler makes of the same code differs from process to process. */
const PROCESSES = 2;
const IN_PROCESS: Plan = { warmUpRounds: 100, rounds: 50, calls: 20 };
const MSW: Plan = { warmUpRounds: 150, rounds: 40, calls: 10 };
const CONNECTIONS = 20;
const LOAD = { connections: CONNECTIONS, burst: 200, plan: { warmUpRounds: 40, rounds: 25, calls: 1 } };
/** Prism takes milliseconds. */
const PRISM_LOAD = { connections: CONNECTIONS, burst: 40, plan: { warmUpRounds: 2, rounds: 5, calls: 1 } };

const root = join(import.meta.dirname, '../..');

/** Measures the mock server of every backend. `prism` is the folder in which Prism is installed, if it is to take part. */
export async function measureServer(prism?: string): Promise<MeasuredBackend[]> {
  const [inProcess, msw, served, load] = await Promise.all(
    ['in-process', 'through-msw', 'served', 'load'].map((name) =>
      buildProgram(join(import.meta.dirname, `${name}.ts`)),
    ),
  );
  const titles = new Map(listProviders(root).map(({ id, title }) => [id, title]));
  const measured: MeasuredBackend[] = [];
  for (const backend of backendIds) {
    const backendTitle = titles.get(backend) ?? backend;
    progress(`server: ${backendTitle} in the process`);
    const direct = await roundsOf(String(inProcess), { backend, plan: IN_PROCESS });
    progress(`server: ${backendTitle} through MSW`);
    const intercepted = await roundsOf(String(msw), { backend, plan: MSW });
    progress(`server: ${backendTitle} on a port`);
    const ports = await onPorts(String(served), String(load), backend, prism);
    measured.push({
      backend: backendTitle,
      compared: {
        fetch: times(direct, 0, 2),
        handle: times(direct, 1, 2),
        msw: times(intercepted, 0, 1),
        ...ports,
      },
    });
  }
  progress('');
  return measured;
}

async function roundsOf(program: string, task: InProcessTask | LoadTask): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let count = 0; count < PROCESSES; count += 1) {
    const { said } = await startProcess(program, JSON.stringify(task));
    if (!isRounds(said)) throw new Error(`${program} said no rounds`);
    rounds.push(...said);
  }
  return rounds;
}

/** Our server on a port beside the bare one and, if it takes part, beside Prism. */
async function onPorts(
  served: string,
  load: string,
  backend: string,
  prismFolder: string | undefined,
): Promise<MeasuredBackend['compared']> {
  const servers = [await startProcess(served, JSON.stringify(backend)), await startProcess(served)];
  let prism: Prism | undefined;
  try {
    const [ours, bare] = servers.map(({ said }) => said as Target);
    if (!ours || !bare) throw new Error('No server said where it is');
    const port = throughput(await roundsOf(load, { ...LOAD, targets: [ours, bare] }), LOAD.burst);
    if (prismFolder === undefined) return { port };
    prism = await startPrism(prismFolder, join(root, `openapi/${backend}.yaml`));
    const other = { ...ours, port: prism.port, path: ours.path.slice(backend.length + 1) };
    return {
      port,
      prism: throughput(await roundsOf(load, { ...PRISM_LOAD, targets: [ours, other] }), PRISM_LOAD.burst),
    };
  } finally {
    for (const server of servers) server.stop();
    prism?.stop();
  }
}

function times(rounds: readonly Round[], ours: number, theirs: number): Compared {
  return { ratio: ratioOf(rounds, ours, theirs), ours: timeOf(rounds, ours), theirs: timeOf(rounds, theirs) };
}

/** How many times as many requests ours, the first one, answers in the same time. Rounds have the times of bursts. */
function throughput(bursts: readonly Round[], count: number): Compared {
  const rounds = bursts.map((round) => round.map((microseconds) => microseconds / count));
  return { ...times(rounds, 0, 1), ratio: ratioOf(rounds, 1, 0) };
}
