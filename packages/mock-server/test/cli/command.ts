import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, onTestFinished } from 'vitest';
import { bundleCli } from '../../../../scripts/bundle-cli.mjs';

const folder = await mkdtemp(join(tmpdir(), 'resetkit-cli-'));
const bundle = join(folder, 'cli.mjs');
await bundleCli(bundle, { sourcemap: false });
afterAll(() => rm(folder, { recursive: true }));

/** How a command ended, and all that it said. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that is running. */
export interface Command {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly ended: Promise<Ended>;
  /** What it has printed, as soon as that matches. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>;
}

/** Starts the command line. */
export function command(...args: readonly string[]): Command {
  return nodeCommand(bundle, ...args);
}

/** Runs the command line to its end. */
export function run(...args: readonly string[]): Promise<Ended> {
  return command(...args).ended;
}

/** Starts the command line on a free port until the test is over; resolves with its start-up text once all of that is printed. */
export async function serving(...args: readonly string[]): Promise<Command & { text: string; origin: string }> {
  const started = command('--port', '0', ...args);
  const [text, port] = await started.printed(
    /^[\s\S]*?(?:Listens on .*, port|Inbox.*:)\s?(\d+)\/?\n[\s\S]*Stop with Ctrl\+C\.\n\n/,
  );
  onTestFinished(() => void started.child.kill('SIGKILL'));
  return { ...started, text, origin: `http://localhost:${port}` };
}

/** Starts any script with Node. */
export function nodeCommand(...args: readonly string[]): Command {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 20_000,
    killSignal: 'SIGKILL',
  });
  const said = { stdout: '', stderr: '' };
  const heard: (() => void)[] = [];
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
      for (const hear of heard) hear();
    });
  }
  const ended = once(child, 'close').then(([code, signal]): Ended => ({ code, signal, ...said }));
  const printed = (pattern: RegExp): Promise<RegExpMatchArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(said.stdout);
        if (found) resolve(found);
      };
      heard.push(look);
      look();
      ended.then((end) => reject(new Error(`Ended before it printed ${pattern}: ${JSON.stringify(end)}`)), reject);
    });
  return { child, ended, printed };
}

/** Writes a file for one test; returns its path. */
export async function file(name: string, content: string): Promise<string> {
  const path = join(await mkdtemp(join(folder, 'file-')), name);
  await writeFile(path, content);
  return path;
}

/** The end of a command that could not start: one sentence on stderr, nothing on stdout. */
export function refusal(sentence: string): Ended {
  return { code: 1, signal: null, stdout: '', stderr: `resetkit: ${sentence}\n` };
}
