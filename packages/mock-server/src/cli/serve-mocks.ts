import type { BackendTypes } from '../core/backend-types.ts';
import { checkSeed } from '../core/check-seed.ts';
import { checkFirstState } from '../core/first-state.ts';
import type { Message } from '../core/message.ts';
import { createMockServer } from '../core/mock-server.ts';
import { prefixedStore } from '../core/prefixed-store.ts';
import type { Provider } from '../core/provider.ts';
import type { ControlledMockServer } from '../core/server.ts';
import type { MockServerSettings, SettingsOf } from '../core/settings.ts';
import type { Store } from '../core/store.ts';
import { lazySource } from '../http/mock-source.ts';
import { serveSources } from '../http.ts';
import { registry } from '../registry.ts';
import type { FileStore } from '../stores/file.ts';
import type { RedisStore } from '../stores/redis.ts';
import { banner, mailLine, type Started } from './banner.ts';
import type { CliProcess } from './cli-process.ts';
import { corsLines } from './cors-lines.ts';
import type { Flags } from './flags.ts';
import { messageOf } from './message-of.ts';
import { requestLine } from './request-line.ts';
import type { Seed } from './seed-file.ts';
import { UsageError } from './usage-error.ts';

/** What the terminal and a mail server are told of one backend. */
type Watched = Pick<MockServerSettings, 'onMail' | 'onRequest'>;

/** Gives what is told of the backend with this id. */
type Watch = (id: string) => Watched;

/** Starts the mock servers that the flags ask for and prints the banner. Throws a `UsageError` if a flag or the seed file is wrong. */
export async function serveMocks(flags: Flags, { print, printError, onServing }: CliProcess): Promise<void> {
  const seedOf = await seedFrom(flags);
  const relay =
    flags.smtp === undefined ? undefined : await (await import('./smtp.ts')).openRelay(flags.smtp, printError);
  const tell = (id: string, message: Message, namespace?: string): Promise<void> | undefined => {
    if (!flags.quiet) print(mailLine(nameOf(id, namespace), message));
    return relay?.send(message);
  };
  const start = { isOver: false };
  const watch = (id: string): Watched => ({
    ...(!flags.quiet && { onRequest: requestPrinter(id, flags, (line) => start.isOver && print(line)) }),
    onMail: (message, namespace) => (start.isOver ? tell(id, message, namespace) : undefined),
  });
  const store = await openStore(flags, printError);
  const started = sourcesOf(flags, watch, seedOf, store);
  const mocks = madeAtOnce(flags) ? await makeAll(started) : [];
  // Fails here, before the server listens, if something of the seed cannot be made.
  for (const mock of backingFirst(mocks)) await inSeedFile(flags, mock.provider.id, mock.shared.options);
  const server = await serveSources(
    started.map(({ source }) => source),
    {
      port: flags.port,
      host: flags.host,
      atRoot: flags.atRoot,
      allowHosts: flags.allowHosts,
      ...(flags.token !== undefined && { token: flags.token }),
      ...(flags.publicUrl !== undefined && { publicUrl: flags.publicUrl }),
    },
  );
  const anew = await newOnes(mocks);
  // A restart would forget what others have left in the store.
  if (anew.length === mocks.length) await makeAgain(mocks, seedOf);
  const keep = async (): Promise<void> => {
    // In Redis the journal stays each server's own.
    if (store && !('onOthers' in store)) for (const mock of mocks) mock.keep?.();
    await store?.close();
  };
  onServing({
    ...server,
    close: () => server.close().finally(keep),
    finish: () => server.finish().finally(keep),
  });
  if (!flags.quiet) print(await banner(server, started, flags));
  start.isOver = true;
  for (const mock of anew)
    for (const mail of [...(await mock.outbox.list())].reverse()) void tell(mock.provider.id, mail);
}

async function seedFrom({ seed, seedContent }: Flags): Promise<((id: string) => Seed) | undefined> {
  if (seed === undefined || seed === 'none') return undefined;
  const { readSeed, readSeedFile } = await import('./seed-file.ts');
  return seedContent === undefined ? readSeedFile(seed) : readSeed(seedContent, seed);
}

/** Whether backends are made before the server listens: what is wrong with a seed, an option or a store is said then. */
function madeAtOnce({ seed, store, upstream }: Flags): boolean {
  return (seed !== undefined && seed !== 'none') || store !== undefined || upstream !== undefined;
}

/** The store that the flags ask for. Rejects with a `UsageError` if it cannot be used. */
async function openStore(
  { store }: Flags,
  onProblem: CliProcess['printError'],
): Promise<FileStore | RedisStore | undefined> {
  if (store === undefined) return undefined;
  try {
    if (!store.includes('://')) return (await import('../stores/file.ts')).openFileStore(store, { onProblem });
    const { openRedisStore } = await import('../stores/redis.ts');
    return await openRedisStore(store, { onProblem });
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

/** Those that go on from no earlier state. */
async function newOnes(mocks: readonly ControlledMockServer[]): Promise<readonly ControlledMockServer[]> {
  const are = await Promise.all(mocks.map((mock) => mock.isNew()));
  return mocks.filter((_, index) => are[index]);
}

/** Links in the mails of situations lead to the server: they are made again now that its URL is known. */
async function makeAgain(
  mocks: readonly ControlledMockServer[],
  seedOf: ((id: string) => Seed) | undefined,
): Promise<void> {
  const withMails = mocks.filter((mock) => seedOf?.(mock.provider.id).first.situations?.length);
  const roots = new Set(withMails.map((mock) => mocks.find((one) => one === mock.behind) ?? mock));
  for (const mock of roots) await mock.restart();
}

/** Backing servers before their dependents, whose seeds wait for theirs. */
function backingFirst(mocks: readonly ControlledMockServer[]): readonly ControlledMockServer[] {
  return [...mocks].sort((one, other) => Number(one.behind !== undefined) - Number(other.behind !== undefined));
}

/** Runs a function whose error is one of the seed file. */
async function inSeedFile(flags: Flags, id: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (flags.seed === undefined) throw error;
    // The setting `seed` has the accounts of the file.
    const message = messageOf(error).replaceAll(/\bseed\[/g, 'accounts[');
    throw new UsageError(`Seed file ${flags.seed}, ${id}: ${message}`);
  }
}

/**
 * A mock server for each provider that is asked for, which is made when it is needed. AppHandoff gets the Supabase project
 * that is served too, if there is one.
 */
function sourcesOf(
  flags: Flags,
  watch: Watch,
  seedOf: ((id: string) => Seed) | undefined,
  store: Store | undefined,
): readonly Started[] {
  const started = new Map<string, Started>();
  const isBacked = (id: string): boolean => registry[id]?.outline.behind !== undefined;
  for (const id of [...flags.providers].sort((one, other) => Number(isBacked(one)) - Number(isBacked(other)))) {
    const { outline, load } = registry[id] ?? unknownProvider(id);
    const [behind, seed] = [started.get(outline.behind ?? ''), seedOf?.(id)];
    // With a project behind it the store is that project's.
    const own = behind || !store ? {} : { store: prefixedStore(store, `${id}/`) };
    const make = async (): Promise<ControlledMockServer> => {
      const provider = providerOf(id, await load(), flags, seed);
      return start(provider, flags, { ...watch(id), ...own }, seed, await behind?.source.make());
    };
    const hasDemo = flags.seed !== 'none' && seed?.accounts === undefined && (behind?.hasDemo ?? true);
    started.set(id, { source: lazySource(id, outline, make), outline, hasDemo });
  }
  return flags.providers.flatMap((id) => started.get(id) ?? []);
}

function unknownProvider(id: string): never {
  throw new UsageError(`There is no provider ${JSON.stringify(id)}.`);
}

async function makeAll(started: readonly Started[]): Promise<readonly ControlledMockServer[]> {
  const mocks: ControlledMockServer[] = [];
  for (const { source } of started) mocks.push(await source.make());
  return mocks;
}

/** A mock server with the accounts of the seed file, or with the demo account if the file lists none. */
function start(
  provider: Provider,
  flags: Flags,
  settings: Watched & Pick<MockServerSettings, 'store'>,
  fromFile: Seed | undefined,
  behind: ControlledMockServer | undefined,
): ControlledMockServer {
  const accounts = flags.seed === 'none' ? [] : fromFile?.accounts;
  const codes = fromFile?.codes ?? [];
  return withCodes(flags, provider, codes, {
    // With a project behind it the accounts are that project's, which has the demo account already.
    seed: accounts ?? (behind ? [] : [provider.demo]),
    ...fromFile?.first,
    limits: flags.limits,
    delays: flags.delays,
    cors: flags.cors,
    magicAddresses: flags.magicAddresses,
    ...(behind && { behind }),
    ...(flags.upstream !== undefined && { upstream: flags.upstream }),
    ...settings,
  });
}

/** How lines name a backend: `insforge`, or `insforge @worker-3` for its namespace. */
function nameOf(id: string, namespace: string | undefined): string {
  return namespace === undefined ? id : `${id} @${namespace}`;
}

/** Makes a mock server whose first mails have these codes. Whether the backend can mail them is seen when it is made. */
function withCodes(
  { seed }: Flags,
  provider: Provider,
  codes: readonly string[],
  settings: SettingsOf<BackendTypes>,
): ReturnType<typeof createMockServer> {
  if (codes.length === 0) return createMockServer(provider, settings);
  try {
    return createMockServer(provider, { ...settings, codes });
  } catch (error) {
    throw new UsageError(`Seed file ${seed}, ${provider.id}: codes: ${messageOf(error)}`);
  }
}

/** Prints a line for what a browser would hide from a page, and with `--verbose` for each request. */
function requestPrinter(id: string, { verbose }: Flags, print: (line: string) => void): Required<Watched>['onRequest'] {
  const corsLine = corsLines();
  return (row, namespace) => {
    if (verbose) print(requestLine(nameOf(id, namespace), row));
    // What a page cannot read is the same in all namespaces.
    const line = corsLine(id, row);
    if (line !== undefined) print(line);
  };
}

function providerOf(
  id: string,
  make: (options: object) => Provider,
  { seed: file }: Flags,
  fromFile: Seed | undefined,
): Provider {
  if (!fromFile) return make({});
  try {
    const provider = make(fromFile.options);
    checkSeed(fromFile.accounts ?? [], provider, 'accounts');
    checkFirstState(fromFile.first, provider);
    return provider;
  } catch (error) {
    throw new UsageError(`Seed file ${file}, ${id}: ${messageOf(error)}`);
  }
}
