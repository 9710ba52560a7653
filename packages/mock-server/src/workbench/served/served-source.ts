import { signal } from '@preact/signals';
import type { components } from '@resetkit/sdk/mock-control/types';
import { type ChangeListener, changedParts } from '../../core/changes/changed-part.ts';
import type { MockControl } from '../../core/mock-control.ts';
import { checkedFetch } from '../../remote/checked-fetch.ts';
import { type ControlApi, controlApi, dataOf } from '../../remote/control-api.ts';
import { controlOver } from '../../remote/control-over.ts';
import type { Backend } from '../backend.ts';
import type { Source, Status } from '../source.ts';
import { amongTabs } from './among-tabs.ts';
import { followServer, type News } from './follow-server.ts';
import { placeOf, servedNamespaces } from './served-namespaces.ts';

type Served = components['schemas']['ServedProvider'];

/**
 * The backends of the server that serves this page. `baseUrl` is that of the server or of a namespace of it, without a slash
 * at its end.
 */
export function createServedSource(baseUrl: string): Source {
  const end = new AbortController();
  const status = signal<Status>('connecting');
  const backends = signal<readonly Backend[]>([]);
  const listeners = new Map<string, Set<ChangeListener>>();
  const fetch = checkedFetch(baseUrl, (...request) => globalThis.fetch(...request));
  const api = controlApi(baseUrl, undefined, undefined, fetch);

  const hear = (news: News): void => {
    status.value = news.status;
    if (news.served && !sameServed(backends.peek(), news.served)) {
      backends.value = news.served.map((served) => backendOf(served, { baseUrl, fetch, listeners }));
    }
    for (const [id, parts] of Object.entries(news.changed ?? {})) {
      for (const listener of [...(listeners.get(id) ?? [])]) listener(parts);
    }
  };
  const { root, current } = placeOf(baseUrl);
  const name = `resetkit ${baseUrl}`;
  amongTabs({ name, lead: (tell) => followServer(api, tell, end.signal), hear, signal: end.signal });
  void firstLook(api, hear);
  return {
    status,
    backends,
    async restartAll() {
      await dataOf(api.POST('/_resetkit/restart'));
    },
    namespaces: servedNamespaces(root, current, controlApi(root, undefined, undefined, fetch)),
    close: () => end.abort(),
  };
}

/** What another tab has told long ago. If the server is not there, the tab that leads says so. */
async function firstLook(api: ControlApi, hear: (news: News) => void): Promise<void> {
  const health = await dataOf(api.GET('/_resetkit/health')).catch(() => undefined);
  if (health) hear({ status: 'live', served: health.providers });
}

interface Together {
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly listeners: Map<string, Set<ChangeListener>>;
}

function backendOf(served: Served, { baseUrl, fetch, listeners }: Together): Backend {
  const control: MockControl = controlOver(fetch, { baseUrl, provider: served.id as never });
  return {
    ...served,
    control,
    onChange(listener) {
      const own = listeners.get(served.id) ?? new Set();
      listeners.set(served.id, own.add(listener));
      queueMicrotask(() => listener(changedParts));
      return () => own.delete(listener);
    },
  };
}

function sameServed(backends: readonly Backend[], served: readonly Served[]): boolean {
  const told = (one: Served | Backend): readonly unknown[] => [
    one.id,
    one.title,
    one.imitates,
    one.baseUrl,
    one.example,
    one.behind,
  ];
  return JSON.stringify(backends.map(told)) === JSON.stringify(served.map(told));
}
