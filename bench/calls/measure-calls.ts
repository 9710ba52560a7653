import { join } from 'node:path';
import { buildProgram } from '../build-program.ts';
import { progress } from '../progress.ts';
import type { Meeting } from './call-table.ts';
import type { ClientTask } from './client.ts';
import { compareRounds } from './compare-rounds.ts';
import { contestants } from './contestants.ts';
import { isRounds, type Plan, type Round } from './run-rounds.ts';
import { startProcess } from './start-process.ts';

/** Clients that are started one after the other: what the compiler makes of the same code differs from process to process. */
const CLIENTS = 4;
const HTTP: Plan = { warmUpRounds: 30, rounds: 160, calls: 10 };
const MEMORY: Plan = { warmUpRounds: 40, rounds: 160, calls: 50 };

/** Measures the contestants over HTTP, against the mock server, and in memory. */
export async function measureCalls(): Promise<Meeting[]> {
  const client = await buildProgram(join(import.meta.dirname, 'client.ts'));
  const server = await buildProgram(join(import.meta.dirname, 'server.ts'));
  const mock = await startProcess(server);
  const [http, memory]: [Round[], Round[]] = [[], []];
  try {
    for (let count = 0; count < CLIENTS; count += 1) {
      progress(`calls: process ${count + 1} of ${CLIENTS}`);
      http.push(...(await runClient(client, { baseUrl: String(mock.said), plan: HTTP })));
      memory.push(...(await runClient(client, { plan: MEMORY })));
    }
  } finally {
    mock.stop();
  }
  return [
    { where: 'over HTTP', all: named(http), hasBar: true },
    { where: 'in memory', all: named(memory), hasBar: false },
  ];
}

async function runClient(file: string, task: ClientTask): Promise<Round[]> {
  const { said } = await startProcess(file, JSON.stringify(task));
  if (!isRounds(said)) throw new Error(`${file} said no rounds`);
  return said;
}

function named(rounds: readonly Round[]): Meeting['all'] {
  const names = contestants('http://localhost', fetch).map(({ name }) => name);
  return compareRounds(rounds).map((beside, index) => ({ name: names[index] ?? '', ...beside }));
}
