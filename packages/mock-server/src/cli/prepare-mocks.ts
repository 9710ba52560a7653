import type { Message } from '../core/message.ts';
import type { ControlledMockServer } from '../core/server.ts';
import type { FileStore } from '../stores/file.ts';
import type { RedisStore } from '../stores/redis.ts';
import type { Started } from './backend-facts.ts';
import { mailLine } from './banner.ts';
import type { CliProcess } from './cli-process.ts';
import { corsLines } from './cors-lines.ts';
import type { Flags } from './flags.ts';
import { messageOf } from './message-of.ts';
import { requestLine } from './request-line.ts';
import type { Seed } from './seed-file.ts';
import { sourcesOf, type Watched } from './sources-of.ts';
import { UsageError } from './usage-error.ts';

/** The mock servers that flags ask for, before they are served. */
export interface PreparedMocks {
  readonly started: readonly Started[];
  /** Call it when it is known where they are served: links in the first mails lead there. */
  placed(): Promise<void>;
  /** Begins to tell of mails and requests: first of the mails that are there from the start. */
  begin(): Promise<void>;
  /** Keeps their state, if they have a store, and closes it. */
  keep(): Promise<void>;
}

/** Makes the mock servers that the flags ask for, or what makes them when they are needed. Throws a `UsageError` if a flag or the seed file is wrong. */
export async function prepareMocks(
  flags: Flags,
  { print, printError }: Pick<CliProcess, 'print' | 'printError'>,
): Promise<PreparedMocks> {
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
  // Fails here, before a server listens, if something of the seed cannot be made.
  for (const mock of backingFirst(mocks)) await inSeedFile(flags, mock.provider.id, mock.shared.options);
  let anew: readonly ControlledMockServer[] = [];
  return {
    started,
    async placed() {
      anew = await newOnes(mocks);
      // A restart would forget what others have left in the store.
      if (anew.length === mocks.length) await makeAgain(mocks, seedOf);
    },
    async begin() {
      start.isOver = true;
      for (const mock of anew)
        for (const mail of [...(await mock.outbox.list())].reverse()) void tell(mock.provider.id, mail);
    },
    async keep() {
      // In Redis the journal stays each server's own.
      if (store && !('onOthers' in store)) for (const mock of mocks) mock.keep?.();
      await store?.close();
    },
  };
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

async function makeAll(started: readonly Started[]): Promise<readonly ControlledMockServer[]> {
  const mocks: ControlledMockServer[] = [];
  for (const { source } of started) mocks.push(await source.make());
  return mocks;
}

/** How lines name a backend: `insforge`, or `insforge @worker-3` for its namespace. */
function nameOf(id: string, namespace: string | undefined): string {
  return namespace === undefined ? id : `${id} @${namespace}`;
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
