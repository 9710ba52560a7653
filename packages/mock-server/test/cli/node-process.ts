import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';

/** How a process ended, and everything that it has printed. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that is running. It is killed when the test is over. */
export interface NodeProcess {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly ended: Promise<ProcessEnd>;
  /** Waits until standard output matches. Rejects if the process ends without it. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>;
}

/** Runs a script with Node. */
export function nodeProcess(...args: readonly string[]): NodeProcess {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      text[name] += chunk;
    });
  }
  const ended = once(child, 'close').then(([code, signal]): ProcessEnd => ({ code, signal, ...text }));
  const printed = (pattern: RegExp): Promise<RegExpMatchArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(text.stdout);
        if (found) resolve(found);
      };
      child.stdout.on('data', look);
      look();
      ended.then((end) => reject(new Error(`Ended before it printed ${pattern}: ${JSON.stringify(end)}`)), reject);
    });
  return { child, ended, printed };
}
