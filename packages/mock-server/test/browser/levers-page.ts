// The page in which the promises of `test/levers/` are held: a mock server in web storage, a service worker, and what
// a test asks of both from outside. `?settings=` has the settings of the mock server as JSON.
import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { createWebStorageStore } from '@resetkit/mock-server/stores/web-storage';
import { setupMockWorker } from '../../src/browser.ts';

/** What a call came to, as plain values. */
export type Outcome<T> =
  | { readonly value: T }
  | { readonly error: { readonly name: string; readonly message: string } };

/** An answer, as the page's own `fetch` has it. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Outcome<string>;
}

/** A request, as a test sends it. The headers `Cookie` and `Referer` are the browser's: the page says it in other ways. */
export interface Asked {
  readonly path: string;
  readonly init: RequestInit;
  /** A cookie that the page keeps from now on. */
  readonly cookie?: string | undefined;
  /** The URL of the page. Its origin is that of this page. */
  readonly referer?: string | undefined;
  /** The name under which `giveUp` ends it. */
  readonly id: string;
}

/** A member of the mock server: the names that lead to it, and the namespace, if it is that of one. */
export interface Member {
  readonly path: readonly string[];
  readonly namespace?: string;
}

/** What a test asks of the page. */
export interface LeversPage {
  /** Calls a member of the mock server. */
  call(member: Member, given: readonly unknown[]): Promise<Outcome<unknown>>;
  /** Sends a request to the backend. */
  send(asked: Asked): Promise<Outcome<Answer>>;
  /** Ends a request, as an app does with the signal that it gave to `fetch`. */
  giveUp(id: string, reason: { readonly name: string; readonly message: string }): void;
}

declare global {
  interface Window {
    /** What tests reach from outside, when the worker answers. */
    levers: Promise<LeversPage>;
  }
}

window.levers = start();

async function start(): Promise<LeversPage> {
  const settings = JSON.parse(new URLSearchParams(location.search).get('settings') ?? '{}');
  const mock = createMockServer(insforge(), { ...settings, store: createWebStorageStore(sessionStorage) });
  await setupMockWorker(mock).start({ quiet: true });
  const sent = new Map<string, AbortController>();
  return {
    call: ({ path, namespace }, given) =>
      outcomeOf(() => {
        let [owner, member]: unknown[] = [undefined, namespace === undefined ? mock : mock.namespace(namespace)];
        for (const name of path) [owner, member] = [member, Reflect.get(Object(member), name)];
        if (typeof member !== 'function') throw new TypeError(`A mock server has no ${path.join('.')}().`);
        return Reflect.apply(member, owner, given);
      }),
    send: ({ path, init, id, ...browser }) =>
      outcomeOf(async () => {
        const given = new AbortController();
        sent.set(id, given);
        const response = await fetch(`${mock.baseUrl}${path}`, {
          ...init,
          ...(await asked(browser)),
          signal: given.signal,
        });
        const { status, headers } = response;
        return { status, headers: [...headers], body: await outcomeOf(() => response.text()) };
      }),
    giveUp: (id, { name, message }) => sent.get(id)?.abort(new DOMException(message, name)),
  };
}

/** What the browser sends beside a request of the page. */
async function asked({ cookie, referer }: Pick<Asked, 'cookie' | 'referer'>): Promise<RequestInit> {
  const [name = '', value = ''] = cookie?.split('=') ?? [];
  // Readable, which is how MSW finds it.
  if (cookie !== undefined) await cookieStore.set(name, value);
  const { pathname, search } = new URL(referer ?? location.href);
  return {
    ...(cookie !== undefined && { credentials: 'include' }),
    ...(referer !== undefined && { referrer: pathname + search, referrerPolicy: 'unsafe-url' }),
  };
}

async function outcomeOf<T>(act: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await act() };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    return { error: { name, message } };
  }
}
