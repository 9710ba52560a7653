import { fork } from 'node:child_process';

/** A program that runs beside this one. */
export interface Started {
  /** The one thing that it has to say. */
  readonly said: unknown;
  stop(): void;
}

/** Starts a program, and waits until it has said something. */
export function startProcess(file: string, ...args: string[]): Promise<Started> {
  // Without the loader of TypeScript, which this process has.
  const child = fork(file, args, { execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once('message', (said) => resolve({ said, stop: () => child.kill() }));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it said anything`)));
  });
}
