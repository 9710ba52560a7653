import { spawn } from 'node:child_process';

/** A program and its arguments. */
export type Command = readonly [file: string, ...args: string[]];

/** How a command ended. */
export interface Ended {
  /** Its exit code; `null` if it was stopped because it took too long. */
  readonly code: number | null;
  /** What it wrote, errors included. */
  readonly output: string;
}

/** After this time, in milliseconds, a command counts as hanging and is stopped. Far more than any needs on a busy machine. */
const TIMEOUT_MS = 300_000;

/** How a command runs. */
export interface CommandSettings {
  /** After how many milliseconds it is stopped. 0: it may take any time. Default: five minutes. */
  readonly timeoutMs?: number;
  /** Its environment. Default: that of this process. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a command to its end. */
export function runCommand(
  [file, ...args]: Command,
  cwd: string,
  { timeoutMs = TIMEOUT_MS, env = process.env }: CommandSettings = {},
): Promise<Ended> {
  const plain = { ...env, FORCE_COLOR: '0', NO_COLOR: '1' };
  const child = spawn(file, args, { cwd, env: plain, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }));
  });
}
