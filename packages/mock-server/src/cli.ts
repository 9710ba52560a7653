#!/usr/bin/env node
import { banner, mailLine, type Started } from './cli/banner.ts';
import { type Flags, help, readFlags } from './cli/flags.ts';
import { readSeedFile, type Seed } from './cli/seed-file.ts';
import { UsageError } from './cli/usage-error.ts';
import { runVerify } from './cli/verify.ts';
import { checkSeed } from './core/check-seed.ts';
import { createMockServer } from './core/mock-server.ts';
import type { Provider } from './core/provider.ts';
import { type HttpServer, serve } from './http.ts';
import { registry } from './registry.ts';
import { version } from './version.ts';

/** Runs the subcommand that the command line names, or starts mock servers. */
async function main([command, ...rest]: readonly string[]): Promise<void> {
  if (command !== 'verify') return startServers(command === undefined ? [] : [command, ...rest]);
  // Its own codes: 1 says that something drifts, so that 2 is left for what could not be run.
  process.exitCode = 2;
  process.exitCode = await runVerify(rest, print);
}

/** Starts the mock servers that the command line asks for; they serve until the process is stopped. */
async function startServers(args: readonly string[]): Promise<void> {
  const flags = readFlags(args);
  if (flags.help) return print(help);
  if (flags.version) return print(version);
  const seedOf = flags.seed === undefined || flags.seed === 'none' ? undefined : await readSeedFile(flags.seed);
  const started = startAll(flags, seedOf);
  // Accounts that cannot be made are said before anything is served.
  for (const { mock } of started) await mock.accounts.list();
  const server = await serve(
    started.map(({ mock }) => mock),
    {
      port: flags.port,
      host: flags.host,
      atRoot: flags.atRoot,
      ...(flags.publicUrl !== undefined && { publicUrl: flags.publicUrl }),
    },
  );
  stopOn(['SIGINT', 'SIGTERM'], server);
  if (!flags.quiet) print(await banner(server, started, flags));
}

/** Asked to end, it ends with code 0; as the first process of a container it would not end at all by itself. */
function stopOn(signals: readonly NodeJS.Signals[], server: HttpServer): void {
  for (const signal of signals) process.once(signal, () => server.close().finally(() => process.exit()));
}

/** A mock server for each provider that is asked for. One that needs another behind it gets the one that is served too. */
function startAll(flags: Flags, seedOf: ((id: string) => Seed) | undefined): readonly Started[] {
  const started = new Map<string, Started>();
  const made = flags.providers.map((id) => ({ id, seed: seedOf?.(id), provider: providerOf(id, flags, seedOf?.(id)) }));
  const ready = made.filter(({ provider }) => provider.behind === undefined);
  for (const { id, seed, provider } of [...ready, ...made.filter((one) => !ready.includes(one))]) {
    started.set(id, start(provider, flags, seed, started.get(provider.behind?.id ?? '')));
  }
  return flags.providers.flatMap((id) => started.get(id) ?? []);
}

/** A mock server with what the seed file says; where that says nothing of accounts, or is none, with the demo account. */
function start(provider: Provider, flags: Flags, fromFile: Seed | undefined, behind: Started | undefined): Started {
  const accounts = flags.seed === 'none' ? [] : fromFile?.accounts;
  const mock = createMockServer(provider, {
    // The accounts are those of the mock server behind it: it has the demo account already, unless a file says otherwise.
    seed: accounts ?? (behind ? [] : [provider.demo]),
    limits: flags.limits,
    delays: flags.delays,
    cors: flags.cors,
    ...(behind && { behind: behind.mock }),
    ...(flags.upstream !== undefined && { upstream: flags.upstream }),
    ...(!flags.quiet && { onMail: (message) => print(mailLine(provider.id, message)) }),
  });
  return { mock, hasDemo: accounts === undefined && (behind?.hasDemo ?? true) };
}

function providerOf(id: string, { seed: file }: Flags, fromFile: Seed | undefined): Provider {
  const make = registry[id];
  if (!make) throw new UsageError(`There is no provider ${JSON.stringify(id)}.`);
  if (!fromFile) return make({});
  try {
    const provider = make(fromFile.options);
    checkSeed(fromFile.accounts ?? [], provider, 'accounts');
    return provider;
  } catch (error) {
    throw new UsageError(`Seed file ${file}, ${id}: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

// Whoever has read enough may close the pipe: the server goes on.
process.stdout.on('error', () => {});

main(process.argv.slice(2)).catch((error: unknown) => {
  // Whatever stops a start is said in one sentence; a stack would only hide it.
  process.stderr.write(`resetkit: ${messageOf(error)}\n`);
  process.exitCode ||= 1;
});
