import { checkSeed } from '../core/check-seed.ts';
import { createMockServer } from '../core/mock-server.ts';
import type { Provider } from '../core/provider.ts';
import type { MockServerSettings } from '../core/settings.ts';
import { serve } from '../http.ts';
import { registry } from '../registry.ts';
import { banner, mailLine, type Started } from './banner.ts';
import type { CliProcess } from './cli-process.ts';
import { corsLines } from './cors-lines.ts';
import type { Flags } from './flags.ts';
import { messageOf } from './message-of.ts';
import { requestLine } from './request-line.ts';
import { readSeedFile, type Seed } from './seed-file.ts';
import { openRelay } from './smtp.ts';
import { UsageError } from './usage-error.ts';

/** What the terminal and a mail server are told of one backend. */
type Watched = Pick<MockServerSettings, 'onMail' | 'onRequest'>;

/** Gives what is told of the backend with this id. */
type Watch = (id: string) => Watched;

/** Starts the mock servers that the flags ask for and prints the banner. Throws a `UsageError` if a flag or the seed file is wrong. */
export async function serveMocks(flags: Flags, { print, printError, onServing }: CliProcess): Promise<void> {
  const seedOf = flags.seed === undefined || flags.seed === 'none' ? undefined : await readSeedFile(flags.seed);
  const relay = flags.smtp === undefined ? undefined : await openRelay(flags.smtp, printError);
  const watch = (id: string): Watched => ({
    ...(!flags.quiet && { onRequest: requestPrinter(id, flags, print) }),
    onMail(message) {
      if (!flags.quiet) print(mailLine(id, message));
      return relay?.send(message);
    },
  });
  const started = startAll(flags, watch, seedOf);
  // Fails here, before the server listens, if an account of the seed cannot be made.
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
  onServing(server);
  if (!flags.quiet) print(await banner(server, started, flags));
}

/** A mock server for each provider that is asked for. AppHandoff gets the Supabase project that is served too, if there is one. */
function startAll(flags: Flags, watch: Watch, seedOf: ((id: string) => Seed) | undefined): readonly Started[] {
  const started = new Map<string, Started>();
  const made = flags.providers.map((id) => ({ id, seed: seedOf?.(id), provider: providerOf(id, flags, seedOf?.(id)) }));
  const ready = made.filter(({ provider }) => provider.behind === undefined);
  for (const { id, seed, provider } of [...ready, ...made.filter((one) => !ready.includes(one))]) {
    started.set(id, start(provider, flags, watch, seed, started.get(provider.behind?.id ?? '')));
  }
  return flags.providers.flatMap((id) => started.get(id) ?? []);
}

/** A mock server with the accounts of the seed file, or with the demo account if the file lists none. */
function start(
  provider: Provider,
  flags: Flags,
  watch: Watch,
  fromFile: Seed | undefined,
  behind: Started | undefined,
): Started {
  const accounts = flags.seed === 'none' ? [] : fromFile?.accounts;
  const mock = createMockServer(provider, {
    // With a project behind it the accounts are that project's, which has the demo account already.
    seed: accounts ?? (behind ? [] : [provider.demo]),
    limits: flags.limits,
    delays: flags.delays,
    cors: flags.cors,
    magicAddresses: flags.magicAddresses,
    ...(behind && { behind: behind.mock }),
    ...(flags.upstream !== undefined && { upstream: flags.upstream }),
    ...watch(provider.id),
  });
  return { mock, hasDemo: accounts === undefined && (behind?.hasDemo ?? true) };
}

/** Prints a line for what a browser would hide from a page, and with `--verbose` for each request. */
function requestPrinter(id: string, { verbose }: Flags, print: CliProcess['print']): Required<Watched>['onRequest'] {
  const corsLine = corsLines();
  return (row) => {
    if (verbose) print(requestLine(id, row));
    const line = corsLine(id, row);
    if (line !== undefined) print(line);
  };
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
