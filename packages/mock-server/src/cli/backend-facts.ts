import type { BackendKey } from '../core/about/connect.ts';
import { type Outline, outlineAt } from '../core/outline.ts';
import type { Provider } from '../core/provider.ts';
import type { MockSource } from '../http/mock-source.ts';
import { registry } from '../registry.ts';
import type { Flags } from './flags.ts';

/** A mock server that was started, or that is made when it is needed. */
export interface Started {
  readonly source: MockSource;
  readonly outline: Outline;
  /** Whether its only account is the demo account. */
  readonly hasDemo: boolean;
}

/** What the text tells of a backend as it is, or as it will be made. */
export interface BackendFacts {
  /** Who can sign in. */
  readonly account: string;
  readonly hasDemo: boolean;
  readonly keys: readonly BackendKey[];
  readonly example: string;
  /** Where the vendor's own client is pointed, if that is not the base URL. */
  readonly clientUrl: string | undefined;
  readonly behind: Backing | undefined;
  readonly upstream: string | undefined;
}

/** The backing server, and whether it is served too. */
export interface Backing extends Pick<Provider, 'id' | 'title'> {
  readonly isServed: boolean;
}

/** What is told of one backend. */
export async function factsOf(
  { source, outline, hasDemo }: Started,
  started: readonly Started[],
  flags: Flags,
  baseUrl: string,
): Promise<BackendFacts> {
  const { demo } = outline;
  const seeded = hasDemo ? `${demo.email} / ${demo.password}` : undefined;
  const mock = source.made();
  if (!mock) {
    const { keys, behind, example, clientUrl } = outlineAt(outline, baseUrl);
    const backing =
      behind === undefined ? undefined : backingOf(behind, registry[behind]?.outline.title ?? '', started);
    return { account: seeded ?? 'none', hasDemo, keys, example, clientUrl, behind: backing, upstream: undefined };
  }
  const { provider, behind, upstream } = mock;
  const options = await mock.options.get();
  const connect = await provider.connect();
  const accounts = await mock.accounts.list();
  return {
    account: flags.seed === 'none' ? 'none' : (seeded ?? `${accounts.length} from ${flags.seed}`),
    hasDemo: accounts.some(({ email }) => email === demo.email),
    keys: connect.keys(options),
    example: connect.example({ baseUrl, options }),
    clientUrl: connect.clientUrl?.({ baseUrl, options }),
    behind: behind && backingOf(behind.provider.id, behind.provider.title, started),
    upstream,
  };
}

function backingOf(id: string, title: string, started: readonly Started[]): Backing {
  return { id, title, isServed: started.some(({ source }) => source.id === id) };
}
