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
  // Exit codes of `verify`: 1 for differences, 2 if it could not run.
  process.exitCode = 2;
  process.exitCode = await runVerify(rest, print);
}

/** Starts the mock servers that the command line names. They serve until the process is stopped. */
async function startServers(args: readonly string[]): Promise<void> {
  const flags = readFlags(args);
  if (flags.help) return print(help);
  if (flags.version) return print(version);
  const seedOf = flags.seed === undefined || flags.seed === 'none' ? undefined : await readSeedFile(flags.seed);
  const started = startAll(flags, seedOf);
  // Rejects for a seed account that the backend refuses: nothing is served then.
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

/** Ends the process with code 0 on these signals. Without a handler, the first process of a container ignores them. */
function stopOn(signals: readonly NodeJS.Signals[], server: HttpServer): void {
  for (const signal of signals) process.once(signal, () => server.close().finally(() => process.exit()));
}

/** Makes a mock server for each provider. One that uses a backing server gets the one that is served too, if there is one. */
function startAll(flags: Flags, seedOf: ((id: string) => Seed) | undefined): readonly Started[] {
  const started = new Map<string, Started>();
  const made = flags.providers.map((id) => ({ id, seed: seedOf?.(id), provider: providerOf(id, flags, seedOf?.(id)) }));
  const ready = made.filter(({ provider }) => provider.behind === undefined);
  for (const { id, seed, provider } of [...ready, ...made.filter((one) => !ready.includes(one))]) {
    started.set(id, start(provider, flags, seed, started.get(provider.behind?.id ?? '')));
  }
  return flags.providers.flatMap((id) => started.get(id) ?? []);
}

/** Makes a mock server with the accounts of the seed file, or with the demo account if the file has no accounts for it. */
function start(provider: Provider, flags: Flags, fromFile: Seed | undefined, behind: Started | undefined): Started {
  const accounts = flags.seed === 'none' ? [] : fromFile?.accounts;
  const mock = createMockServer(provider, {
    // A backing server has the accounts, and so the demo account already.
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

// A reader that closes the pipe does not stop the server.
process.stdout.on('error', () => {});

main(process.argv.slice(2)).catch((error: unknown) => {
  // One sentence without a stack: the message says what to do.
  process.stderr.write(`resetkit: ${messageOf(error)}\n`);
  process.exitCode ||= 1;
});
