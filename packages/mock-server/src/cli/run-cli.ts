import { version } from '../version.ts';
import type { CliProcess } from './cli-process.ts';
import { readFlags } from './flags.ts';
import { help } from './help.ts';
import { messageOf } from './message-of.ts';
import { serveMocks } from './serve-mocks.ts';

/**
 * Runs a command line: starts mock servers, or a subcommand. Never rejects.
 * Returns the exit code: 0 for success; 1 if nothing could be started, or if `verify` found differences; 2 if a subcommand
 * could not run; for `exec` otherwise that of the command. The reason of a failure is printed as one sentence, without a stack.
 */
export async function runCli(args: readonly string[], io: CliProcess): Promise<number> {
  const [command, ...rest] = args;
  const subcommand = subcommands[command ?? ''];
  try {
    if (subcommand) return await subcommand(rest, io);
    await runServer(args, io);
    return 0;
  } catch (error) {
    io.printError(`resetkit: ${messageOf(error)}`);
    return subcommand ? 2 : 1;
  }
}

/** What runs a subcommand. Each is loaded when it is asked for. */
const subcommands: Readonly<Record<string, (args: readonly string[], io: CliProcess) => Promise<number>>> = {
  exec: async (args, io) => (await import('./exec.ts')).runExec(args, io),
  mcp: async (args, io) => (await import('./mcp.ts')).runMcp(args, io),
  verify: async (args, { print }) => (await import('./verify.ts')).runVerify(args, print),
};

async function runServer(args: readonly string[], io: CliProcess): Promise<void> {
  const flags = await readFlags(args);
  if (flags.help) return io.print(help);
  if (flags.version) return io.print(version);
  await serveMocks(flags, io);
}
