import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const folder = join(import.meta.dirname, '../../../../live/firebase');

/** An emulator of Firebase Auth that is running. */
export interface RealFirebase {
  readonly baseUrl: string;
  stop(): void;
}

/** Installs the emulator, if it is not there yet, and starts it. A text says why it cannot be had: 242 MB from the registry. */
export async function startRealFirebase(): Promise<RealFirebase | string> {
  if (!existsSync(join(folder, 'node_modules/firebase-tools'))) {
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
    const { status, error, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) return `npm ${args.join(' ')} failed: ${error ?? stderr}`;
  }
  const child = spawn(process.execPath, ['serve.cjs'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface(child.stdout))
    return { baseUrl: JSON.parse(line).baseUrl, stop: () => child.kill('SIGKILL') };
  throw new Error('The emulator of Firebase Auth did not start.');
}
