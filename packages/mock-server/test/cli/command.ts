import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runCli } from '../../src/cli/run-cli.ts';
import type { HttpServer } from '../../src/http.ts';

/** The exit code of a command and everything that it has printed. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Servers that a command line has started. */
export interface Serving {
  /** Everything that was printed at the start. */
  readonly text: string;
  readonly origin: string;
  /** Waits until standard output matches. */
  printed(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Everything that has been printed until now. */
  output(): Omit<Ended, 'code'>;
  /** Stops the server before the test is over. */
  close(): Promise<void>;
}

/** Runs the command line in this process, to its end. */
export async function run(...args: readonly string[]): Promise<Ended> {
  const { servers, code, output } = await started(args);
  for (const server of servers) await server.close();
  return { code, ...output() };
}

/** Runs the command line in this process on a free port, and closes its server when the test is over. */
export async function serving(...args: readonly string[]): Promise<Serving> {
  const { servers, output, printed } = await started(['--port', '0', ...args]);
  const [server] = servers;
  if (!server) throw new Error(`Serves nothing: ${output().stderr}`);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= server.close();
    return closing;
  };
  onTestFinished(close);
  return { text: output().stdout, origin: `http://localhost:${server.port}`, printed, output, close };
}

async function started(args: readonly string[]) {
  const lines = { stdout: '', stderr: '' };
  const servers: HttpServer[] = [];
  const watchers = new Set<() => void>();
  const code = await runCli(args, {
    print(text) {
      lines.stdout += `${text}\n`;
      for (const watch of watchers) watch();
    },
    printError(text) {
      lines.stderr += `${text}\n`;
    },
    onServing: (server) => void servers.push(server),
  });
  const printed: Serving['printed'] = (pattern) =>
    new Promise((resolve) => {
      const watch = (): void => {
        const found = pattern.exec(lines.stdout);
        if (found) resolve(found);
      };
      watchers.add(watch);
      watch();
    });
  return { code, servers, printed, output: () => ({ ...lines }) };
}

/** Writes a file for one test and returns its path. */
export async function file(name: string, content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'resetkit-cli-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** A command that could not start: one sentence on standard error, nothing on standard output. */
export function refusal(sentence: string): Ended {
  return { code: 1, stdout: '', stderr: `resetkit: ${sentence}\n` };
}
