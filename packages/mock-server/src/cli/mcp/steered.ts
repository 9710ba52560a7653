import type { ProviderId } from '../../answers/provider-id.ts';
import type { MockControl } from '../../core/mock-control.ts';
import { checkedFetch } from '../../remote/checked-fetch.ts';
import { controlApi, dataOf } from '../../remote/control-api.ts';
import { createMockControl } from '../../remote/create-mock-control.ts';
import type { Remote } from '../../remote/remote.ts';
import type { Whose } from './fields.ts';

/** Where the server is that a model steers. */
export interface Server {
  readonly url: string;
  readonly token?: string | undefined;
}

/** A server, as tools steer it. */
export interface Steered {
  readonly url: string;
  /** What the server says of itself. */
  health(): Promise<Health>;
  /** The mock server of a backend. Rejects if none is named and several are served. */
  mock(whose: Whose): Promise<Mock>;
  /** Restarts all backends, those of a namespace if one is named. Gives their ids. */
  restartAll(namespace: string | undefined): Promise<readonly string[]>;
  /** The snapshots that were taken, by their names. */
  readonly snapshots: Map<string, object>;
}

/** A mock server on a port, and the id of its backend. */
export type Mock = MockControl & Remote & { readonly provider: ProviderId };

/** What a server says of itself. */
export interface Health {
  readonly version: string;
  readonly providers: readonly {
    readonly id: string;
    readonly title: string;
    readonly imitates: string;
    readonly baseUrl: string;
    readonly example: string;
  }[];
}

/** Steers a server over its control API. Nothing is sent yet. Throws if the URL is wrong. */
export function createSteered({ url, token }: Server): Steered {
  // One for all: it asks the server once which version it speaks.
  const fetch = checkedFetch(url, (...request) => globalThis.fetch(...request));
  const health = (namespace?: string): Promise<Health> =>
    dataOf(controlApi(url, namespace, token, fetch).GET('/_resetkit/health'));
  const controlOf = (provider: ProviderId, namespace: string | undefined): Mock => {
    const settings = {
      baseUrl: url,
      ...(namespace !== undefined && { namespace }),
      ...(token !== undefined && { token }),
    };
    return { ...createMockControl({ ...settings, provider }), provider } as Mock;
  };
  return {
    url,
    health,
    snapshots: new Map(),
    async mock({ provider, namespace }) {
      return controlOf(provider ?? (await onlyOne(health)), namespace);
    },
    async restartAll(namespace) {
      const { providers } = await health();
      const ids = providers.map(({ id }) => id as ProviderId);
      const [first] = ids;
      if (first) await controlOf(first, namespace).restartAll();
      return ids;
    },
  };
}

async function onlyOne(health: Steered['health']): Promise<ProviderId> {
  const { providers } = await health();
  const [one, ...others] = providers.map(({ id }) => id as ProviderId);
  if (one !== undefined && others.length === 0) return one;
  throw new Error(`Say which backend as "provider": ${[one, ...others].join(', ')} are served.`);
}
