import { spawn } from 'node:child_process';

/** A program and its arguments. */
export type Command = readonly [file: string, ...args: string[]];

/** What a command came to; its code is `null` when it took too long. */
export interface Ended {
  readonly code: number | null;
  /** What it wrote, errors included. */
  readonly output: string;
}

/** Until a command is taken to hang. */
const patienceMs = 60_000;

/** Runs a command to its end. */
export function runCommand([file, ...args]: Command, cwd: string): Promise<Ended> {
  const env = { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' };
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: patienceMs });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }));
  });
}
