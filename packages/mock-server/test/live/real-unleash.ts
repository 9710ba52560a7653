import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const folder = join(import.meta.dirname, '../../../../live/unleash');
/** Node 22, which Unleash needs, from the npm package `node`. The tests themselves may run on another version. */
const node = join(folder, 'node_modules/node/bin/node');
const env = { ...process.env, npm_config_update_notifier: 'false' };

/** A real Unleash that is running. */
export interface RealUnleash {
  readonly baseUrl: string;
  readonly outbox: string;
  readonly parameters: Readonly<Record<string, string>>;
  stop(): void;
}

/** Installs a real Unleash, if it is not there yet, and starts it. */
export async function startRealUnleash(): Promise<RealUnleash> {
  if (!existsSync(node)) {
    await run('npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund');
    await run('npm', 'rebuild', 'node');
  }
  const child = spawn(node, ['serve.mjs'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const { baseUrl, outbox, parameters } = JSON.parse(await firstLine(child));
  return { baseUrl, outbox, parameters, stop: () => child.kill('SIGKILL') };
}

async function run(command: string, ...args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const said = textOf(child.stderr);
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${await said}`);
}

/** What a process prints first. Rejects with all that it said if it ends before. */
async function firstLine(child: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
  const said = textOf(child.stderr);
  for await (const line of createInterface(child.stdout)) return line;
  throw new Error(`The real Unleash did not start:\n${await said}`);
}

async function textOf(stream: Readable): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
}
