import { parseArgs } from 'node:util';
import { withoutSlashes } from '../core/without-slashes.ts';
import type { HttpServer } from '../http/serve-settings.ts';
import type { CliProcess } from './cli-process.ts';
import { readFlags } from './flags.ts';
import type { Server } from './mcp/steered.ts';
import { messageOf } from './message-of.ts';
import { serveMocks } from './serve-mocks.ts';
import { UsageError } from './usage-error.ts';

/** The text that `resetkit mcp --help` prints. */
export const mcpHelp: string = `Usage: resetkit mcp [--url URL [--token TOKEN]] [flags]

Serves the Model Context Protocol on standard input and output: tools with which coding agents and editors steer mock
backends. They make situations, read mails, move the clock, read requests and explain answers.

  --url URL           a server that runs already (default: RESETKIT_URL of the environment)
  --token TOKEN       its token, if it has one (default: RESETKIT_TOKEN of the environment)

Without a URL it serves the backends itself, on a free port unless --port says another, and takes the flags of the server
(resetkit --help). The tool list_backends tells where.

For a client that is configured with JSON:
  { "mcpServers": { "resetkit": { "command": "npx", "args": ["-y", "@resetkit/mock-server", "mcp"] } } }
`;

/**
 * Serves the Model Context Protocol until standard input ends. Resolves to the status to end with. Rejects with a
 * `UsageError` for a wrong flag. Nothing but the protocol is written to standard output; what else is to be said is an error.
 */
export async function runMcp(args: readonly string[], io: CliProcess): Promise<number> {
  if (args.includes('--help')) {
    io.print(mcpHelp);
    return 0;
  }
  const quiet = { ...io, print: io.printError };
  const running = runningServer(args, process.env);
  const own = running ? undefined : await ownServer(args, quiet);
  const target = running ?? own;
  if (!target) throw new Error('The server did not start.');
  // The protocol is large, and nothing else needs it.
  const { serveMcp } = await import('./mcp/serve-mcp.ts');
  try {
    await serveMcp(target, (error) => io.printError(`resetkit mcp: ${messageOf(error)}`));
  } finally {
    await own?.finish();
  }
  return 0;
}

/** The server that is named. `undefined` if none is. */
function runningServer(
  args: readonly string[],
  { RESETKIT_URL, RESETKIT_TOKEN }: Readonly<Record<string, string | undefined>>,
): Server | undefined {
  const isNamed = args.some((arg) => arg === '--url' || arg.startsWith('--url='));
  if (!isNamed && !RESETKIT_URL) return undefined;
  const { url = RESETKIT_URL ?? '', token = RESETKIT_TOKEN } = flagsOf(args);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError(
      `--url takes the URL of a Resetkit server such as http://localhost:7357, not ${JSON.stringify(url)}.`,
    );
  return { url: withoutSlashes(url), ...(token && { token }) };
}

function flagsOf(args: readonly string[]): { url?: string | undefined; token?: string | undefined } {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { url: text, token: text } }).values;
  } catch (error) {
    const other = args.find((arg) => arg.startsWith('--') && !/^--(url|token)(=|$)/.test(arg));
    if (other === undefined) throw new UsageError(messageOf(error));
    throw new UsageError(
      `${other} is for a server that this starts itself; --url and RESETKIT_URL name one that runs.`,
    );
  }
}

/** Starts a server. What it prints is for the terminal of a person. */
async function ownServer(args: readonly string[], io: CliProcess): Promise<HttpServer | undefined> {
  const flags = await readFlags(args, process.cwd(), process.env, { port: '0' });
  const servers: HttpServer[] = [];
  const onServing = (server: HttpServer): void => {
    servers.push(server);
    io.onServing(server);
  };
  await serveMocks({ ...flags, quiet: !flags.verbose }, { ...io, onServing });
  return servers[0];
}
