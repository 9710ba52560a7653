import type { AccountInput } from '../accounts.ts';
import type { CurrentPlace } from '../place.ts';
import type { Provider } from '../provider.ts';
import type { RunningBackend } from '../running-backend.ts';
import type { Situations } from '../situations/situation.ts';
import type { World } from '../world.ts';
import type { About, Connecting, OfferedLimit, OfferedOperation } from './about.ts';
import type { Connect, Credentials, Reached } from './connect.ts';

/** The parts of a mock server that it tells of. */
export interface AboutParts<Options extends object = object> {
  readonly provider: Pick<
    Provider,
    'id' | 'title' | 'imitates' | 'limits' | 'limitsWith' | 'operations' | 'described' | 'demo'
  > & {
    connect(): Promise<Connect<Options>>;
  };
  readonly backend: Pick<RunningBackend, 'directory' | 'hasSecondFactors' | 'hasSessions'>;
  readonly world: Pick<World<Options>, 'backing' | 'optionsStore'>;
  readonly situations: Pick<Situations, 'list'>;
  readonly place: Pick<CurrentPlace, 'get'>;
  /** The accounts that it started with. */
  readonly seed: readonly AccountInput[];
  ready(): Promise<void>;
}

/** Tells what a backend offers. Texts and summaries are loaded when somebody asks. */
export function createAbout<Options extends object>(parts: AboutParts<Options>): () => Promise<About> {
  const { provider, backend, situations, place } = parts;
  const { id, title, imitates } = provider;
  return async () => {
    await parts.ready();
    return {
      id,
      title,
      imitates,
      baseUrl: place.get().baseUrl,
      operations: await operationsOf(provider),
      situations: await situations.list(),
      limits: await limitsOf(parts),
      hasSecondFactors: await backend.hasSecondFactors(),
      hasSessions: backend.hasSessions,
      connect: await connecting(parts),
    };
  };
}

async function limitsOf<Options extends object>({
  provider: { limits, limitsWith },
  world,
}: AboutParts<Options>): Promise<readonly OfferedLimit[]> {
  const { value: options } = await world.optionsStore.state();
  return Object.entries(limitsWith?.(options) ?? limits).map(([name, { max, windowMs }]) => ({ name, max, windowMs }));
}

async function operationsOf({ operations, described }: AboutParts['provider']): Promise<readonly OfferedOperation[]> {
  const { examples, summaries } = await described();
  return Object.entries(operations).map(([id, { method, path }]) => ({
    id,
    method,
    path,
    summary: summaries[id] ?? id,
    statuses: Object.keys(examples[id] ?? {}).map(Number),
  }));
}

async function connecting<Options extends object>(parts: AboutParts<Options>): Promise<Connecting> {
  const { provider, world, place } = parts;
  const { backing } = world;
  const connect = await provider.connect();
  const { baseUrl } = place.get();
  const { value: options } = await world.optionsStore.state();
  const reached: Reached<Options> = {
    baseUrl,
    options,
    ...(backing && { behind: { baseUrl: backing.baseUrlFor(place.get()), options: await backing.options() } }),
  };
  const account = await firstAccount(parts);
  return {
    keys: connect.keys(options),
    ...(account && { account: { ...account, signIn: connect.signIn(reached, account) } }),
    example: connect.example(reached),
    snippets: connect.snippets(reached),
  };
}

/** The first account of the seed that is there, with the password that it has now, where the backend can show it. */
async function firstAccount({
  seed,
  provider,
  backend: { directory },
}: Pick<AboutParts, 'seed' | 'provider' | 'backend'>): Promise<Credentials | undefined> {
  // A backing server has the seed of its dependents.
  for (const { email, password: first } of [...seed, provider.demo]) {
    if (!(await directory.find(email))) continue;
    const password = (await directory.seedOf?.(email))?.password ?? first;
    if (password !== undefined) return { email, password };
  }
  return undefined;
}
