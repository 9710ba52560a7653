import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { HttpServer } from '../http/serve-settings.ts';
import type { CliProcess } from './cli-process.ts';
import { environmentOf } from './environment.ts';
import { readFlags } from './flags.ts';
import { serveMocks } from './serve-mocks.ts';
import { UsageError } from './usage-error.ts';

/** The text that `resetkit exec --help` prints. */
export const execHelp: string = `Usage: resetkit exec [flags] -- COMMAND [ARGUMENTS]

Serves the mock backends on a free port while a command runs, and ends with the status of the command.

The command finds in its environment:
  RESETKIT_URL             the URL of the server: its inbox page, and what createMockControl takes as baseUrl
  RESETKIT_NAME_URL        the base URL of each backend, for example RESETKIT_INSFORGE_URL, RESETKIT_STACK_AUTH_URL
  RESETKIT_TOKEN           the token, if the server has one

Flags are those of the server (resetkit --help). The port is a free one unless --port says another.

  resetkit exec -- npx vitest run
  resetkit exec --provider insforge --seed seed.yaml -- npm run test:e2e
`;

/**
 * Runs a command while mock servers are served. Resolves to the status to end with: that of the command, 128 and the number
 * of the signal that has killed it, or 127 if there is no such command, as shells do. Rejects with a `UsageError` if no
 * command or a wrong flag is given.
 */
export async function runExec(args: readonly string[], io: CliProcess): Promise<number> {
  const end = args.indexOf('--');
  const flags = await readFlags(end === -1 ? args : args.slice(0, end), process.cwd(), process.env, { port: '0' });
  if (flags.help) {
    io.print(execHelp);
    return 0;
  }
  const [command, ...rest] = end === -1 ? [] : args.slice(end + 1);
  if (command === undefined)
    throw new UsageError('exec needs a command after two dashes: resetkit exec -- npx vitest run');
  const servers: HttpServer[] = [];
  // The lines of the server would be among those of the command.
  await serveMocks({ ...flags, quiet: !flags.verbose }, { ...io, onServing: (started) => void servers.push(started) });
  const [server] = servers;
  if (!server) throw new Error('The server did not start.');
  try {
    return await statusOf(command, rest, environmentOf(server), io);
  } finally {
    await server.finish();
  }
}

/** Signals that end a command. A terminal sends the first one to the command itself too. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function statusOf(
  command: string,
  args: readonly string[],
  told: Record<string, string>,
  { printError }: CliProcess,
): Promise<number> {
  const env = { ...process.env, ...told };
  // On Windows npx and its like are scripts of a shell.
  const child = spawn(command, [...args], { stdio: 'inherit', env, shell: process.platform === 'win32' });
  const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of signals) process.on(signal, passOn);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
      child.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') return reject(error);
        printError(`resetkit: There is no command ${JSON.stringify(command)}.`);
        resolve(127);
      });
    });
  } finally {
    for (const signal of signals) process.off(signal, passOn);
  }
}
