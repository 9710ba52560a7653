import type { BackendTypes } from '../core/backend-types.ts';
import { checkSeed } from '../core/check-seed.ts';
import { checkFirstState } from '../core/first-state.ts';
import { createMockServer } from '../core/mock-server.ts';
import { outlineFor } from '../core/outline.ts';
import { prefixedStore } from '../core/prefixed-store.ts';
import type { Provider } from '../core/provider.ts';
import type { ControlledMockServer } from '../core/server.ts';
import type { MockServerSettings, SettingsOf } from '../core/settings.ts';
import type { Store } from '../core/store.ts';
import { lazySource } from '../http/mock-source.ts';
import { registry } from '../registry.ts';
import type { Started } from './backend-facts.ts';
import type { Flags } from './flags.ts';
import { messageOf } from './message-of.ts';
import type { Seed } from './seed-file.ts';
import { UsageError } from './usage-error.ts';

/** What the terminal and a mail server are told of one backend. */
export type Watched = Pick<MockServerSettings, 'onMail' | 'onRequest'>;

/** Gives what is told of the backend with this id. */
export type Watch = (id: string) => Watched;

/**
 * A mock server for each provider that is asked for, which is made when it is needed. AppHandoff gets the Supabase project
 * that is served too, if there is one.
 */
export function sourcesOf(
  flags: Flags,
  watch: Watch,
  seedOf: ((id: string) => Seed) | undefined,
  store: Store | undefined,
): readonly Started[] {
  const started = new Map<string, Started>();
  const isBacked = (id: string): boolean => registry[id]?.outline.behind !== undefined;
  for (const id of [...flags.providers].sort((one, other) => Number(isBacked(one)) - Number(isBacked(other)))) {
    const { outline: usual, load } = registry[id] ?? unknownProvider(id);
    const outline = flags.app === undefined ? usual : outlineFor(usual, flags.app);
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
    ...(flags.app !== undefined && { app: flags.app }),
    ...(flags.upstream !== undefined && { upstream: flags.upstream }),
    ...settings,
  });
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
