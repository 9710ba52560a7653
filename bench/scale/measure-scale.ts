import { join } from 'node:path';
import { listProviders } from '../../scripts/providers.ts';
import { buildProgram } from '../build-program.ts';
import { startProcess } from '../calls/start-process.ts';
import { progress } from '../progress.ts';
import { backendIds } from '../server/reset-of.ts';
import type { ScaleTask } from './scaled.ts';
import { isScaled, type Scaled, type ScaledBackend } from './scaled-backend.ts';

const RESETS = { warmUpRounds: 10, rounds: 40, calls: 20 };
const FINDS = { warmUpRounds: 10, rounds: 30, calls: 50 };

const root = join(import.meta.dirname, '../..');

/** Measures the mock server of every backend with 100,000 accounts, each with a token, and with 1,000,000 accounts. */
export async function measureScale(): Promise<ScaledBackend[]> {
  const program = await buildProgram(join(import.meta.dirname, 'scaled.ts'));
  const titles = new Map(listProviders(root).map(({ id, title }) => [id, title]));
  const measured: ScaledBackend[] = [];
  for (const id of backendIds) {
    const backend = titles.get(id) ?? id;
    progress(`scale: ${backend} with 100,000 accounts`);
    const hundredThousand = await scaled(program, id, 100_000, true);
    progress(`scale: ${backend} with 1,000,000 accounts`);
    measured.push({ backend, hundredThousand, million: await scaled(program, id, 1_000_000, false) });
  }
  progress('');
  return measured;
}

async function scaled(program: string, backend: string, accounts: number, tokens: boolean): Promise<Scaled> {
  const task: ScaleTask = { backend, accounts, tokens, resets: RESETS, finds: FINDS };
  const { said } = await startProcess(program, JSON.stringify(task));
  if (!isScaled(said)) throw new Error(`${program} said nothing of ${backend}`);
  return said;
}
