import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A mock server in a process of its own. */
export interface RunningMock {
  readonly origin: string;
  /** Restores the state in which it was started. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs the command line of an installed mock server, on its usual port or, if that is in use, on a free one. */
export async function serveMock(cli: string): Promise<RunningMock> {
  const port = (await isFree(7357)) ? 7357 : 0;
  const child = spawn(process.execPath, [cli, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const origin = await originIn(child);
  return {
    origin,
    async restart() {
      const { providers } = await (await fetch(`${origin}/_resetkit/health`)).json();
      for (const { id } of providers) await fetch(`${origin}/_resetkit/${id}/restart`, { method: 'POST' });
    },
    async stop() {
      child.kill();
      await ended;
    },
  };
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** The origin in the text that the command prints at the start. */
function originIn({ stdout, stderr }: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      text += chunk;
      const [, origin] = /Inbox\s+(http:\S+?)\/\s/.exec(text) ?? [];
      if (origin !== undefined) resolve(origin);
    };
    stdout?.on('data', read);
    stderr?.on('data', read);
    stdout?.on('close', () => reject(new Error(`The mock server did not start:\n${text}`)));
  });
}
