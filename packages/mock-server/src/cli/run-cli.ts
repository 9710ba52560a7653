import { version } from '../version.ts';
import type { CliProcess } from './cli-process.ts';
import { help, readFlags } from './flags.ts';
import { messageOf } from './message-of.ts';
import { serveMocks } from './serve-mocks.ts';

/**
 * Runs a command line: starts mock servers, or the subcommand `verify`. Never rejects.
 * Returns the exit code: 0 for success; 1 if nothing could be started, or if `verify` found differences; 2 if `verify`
 * could not run. The reason of a failure is printed as one sentence, without a stack.
 */
export async function runCli(args: readonly string[], io: CliProcess): Promise<number> {
  const [command, ...rest] = args;
  const isVerify = command === 'verify';
  try {
    if (isVerify) return await (await import('./verify.ts')).runVerify(rest, io.print);
    await runServer(args, io);
    return 0;
  } catch (error) {
    io.printError(`resetkit: ${messageOf(error)}`);
    return isVerify ? 2 : 1;
  }
}

async function runServer(args: readonly string[], io: CliProcess): Promise<void> {
  const flags = await readFlags(args);
  if (flags.help) return io.print(help);
  if (flags.version) return io.print(version);
  await serveMocks(flags, io);
}
