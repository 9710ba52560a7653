import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../../scripts/check/free-port.ts';

/** A running Prism. */
export interface Prism {
  readonly port: number;
  stop(): void;
}

/**
 * Starts Prism with a description. It is not one of our dependencies, because it brings 185 packages of 90 MB: install it
 * in a folder of its own, with `npm install @stoplight/prism-cli@5.14.2`, and name that folder.
 */
export async function startPrism(folder: string, description: string): Promise<Prism> {
  const program = join(folder, 'node_modules/@stoplight/prism-cli/dist/index.js');
  const port = await freePort();
  const args = [
    program,
    'mock',
    '--port',
    String(port),
    '--host',
    '127.0.0.1',
    '--verboseLevel',
    'silent',
    description,
  ];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const failed = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`Prism in ${folder} ended with ${code}`)),
  );
  await Promise.race([answers(port), failed]);
  failed.catch(() => {});
  return { port, stop: () => child.kill() };
}

async function answers(port: number): Promise<void> {
  for (;;) {
    const isUp = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
