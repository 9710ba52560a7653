import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { freePort } from '../../scripts/check/free-port.ts';

/** A server that is started anew for each measurement, and what it is asked first. */
export interface Start {
  readonly name: string;
  /** The program and its arguments, for a port. */
  readonly command: (port: number) => readonly string[];
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Starts a server in a process of its own, waits for its first answer and ends it. Resolves to whether that was a success. */
export async function firstAnswer(start: Start): Promise<boolean> {
  const port = await freePort();
  const child = spawn(process.execPath, start.command(port), { stdio: 'ignore' });
  const ended = once(child, 'exit');
  try {
    for (;;) {
      const status = await statusAt(port, start);
      if (status !== undefined) return status < 300;
      if (child.exitCode !== null) throw new Error(`${start.name} ended with code ${child.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

/** The status of the answer. `undefined` if nobody listens yet. */
function statusAt(port: number, { method, path, headers, body }: Start): Promise<number | undefined> {
  return new Promise((resolve) => {
    const asking = request({ port, host: '127.0.0.1', method, path, headers, agent: false }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode));
    });
    asking.once('error', () => resolve(undefined));
    asking.end(body);
  });
}
