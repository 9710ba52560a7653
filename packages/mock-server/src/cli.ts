#!/usr/bin/env node
import { banner, mailLine } from './cli/banner.ts';
import { type Flags, help, readFlags } from './cli/flags.ts';
import { readSeedFile, type Seed } from './cli/seed-file.ts';
import { UsageError } from './cli/usage-error.ts';
import { type ControlledMockServer, createMockServer } from './core/mock-server.ts';
import { serve } from './http.ts';
import { registry } from './registry.ts';
import { version } from './version.ts';

/** Starts the mock servers that the command line asks for; they serve until the process is stopped. */
async function main(args: readonly string[]): Promise<void> {
  const flags = readFlags(args);
  if (flags.help) return print(help);
  if (flags.version) return print(version);
  const seedOf = flags.seed === undefined || flags.seed === 'none' ? undefined : await readSeedFile(flags.seed);
  const mocks = flags.providers.map((id) => makeMock(id, flags, seedOf?.(id)));
  const server = await serve(mocks, {
    port: flags.port,
    host: flags.host,
    atRoot: flags.atRoot,
    ...(flags.publicUrl !== undefined && { publicUrl: flags.publicUrl }),
  });
  if (!flags.quiet) print(await banner(server, mocks, flags));
}

function makeMock(id: string, flags: Flags, fromFile: Seed | undefined): ControlledMockServer {
  const make = registry[id];
  if (!make) throw new UsageError(`There is no provider ${JSON.stringify(id)}.`);
  const provider = make(fromFile?.options ?? {});
  const seed = fromFile?.accounts ?? (flags.seed === 'none' ? [] : [provider.demo]);
  return createMockServer(provider, {
    seed,
    limits: flags.limits,
    delays: flags.delays,
    cors: flags.cors,
    ...(flags.upstream !== undefined && { upstream: flags.upstream }),
    ...(!flags.quiet && { onMail: (message) => print(mailLine(id, message)) }),
  });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  // Whatever stops a start is said in one sentence; a stack would only hide it.
  process.stderr.write(`resetkit: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
