import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../../scripts/check/free-port.ts';

/** A Redis of its own on a free port. */
export interface RealRedis {
  readonly url: string;
  /** Kills it. What it has in memory is gone. */
  stop(): Promise<void>;
  /** Starts it again on the same port, empty. */
  start(): Promise<void>;
  /** Stops it in the middle: connections stay, and nothing is answered. */
  pause(): void;
  /** Lets it go on after a pause. */
  resume(): void;
}

/** Starts Debian's `redis-server`, without files of its own, with more flags. Rejects if it is not installed. */
export async function realRedis(...flags: readonly string[]): Promise<RealRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'resetkit-redis-'));
  const port = await freePort();
  const own = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const args = [...own, '--dir', folder, ...flags];
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const started = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    child = started;
    await ready(started);
  };
  const stop = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  await start();
  process.once('exit', () => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    stop,
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', () => reject(new Error('redis-server is not installed: apt-get install redis-server.')));
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}.`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.includes('Ready to accept connections')) resolve();
    });
  });
}
