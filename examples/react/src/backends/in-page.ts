import { type ControlledMockServer, createMockServer, type Provider } from '@resetkit/mock-server';
import { setupMockWorker } from '@resetkit/mock-server/browser';
import { createWebStorageStore } from '@resetkit/mock-server/stores/web-storage';
import type { ListedBackend } from './listed-backend.ts';
import type { Place } from './place.ts';

declare global {
  /** For the console: `await mocks.insforge.outbox.list()`. */
  var mocks: Readonly<Record<string, ControlledMockServer>> | undefined;
}

/** Starts a mock server of each backend inside this page. Their state outlives page loads, and other tabs share it. */
export async function startInPage(backends: readonly ListedBackend[]): Promise<Place> {
  const app = location.origin;
  const mocks: Record<string, ControlledMockServer> = {};
  const start = async (backend: ListedBackend): Promise<ControlledMockServer> => {
    const { id, demo, behind } = backend;
    const storing = backends.find((other) => other.id === behind);
    const make: (options: never) => unknown = await backend.provider();
    const provider = make({} as never) as Provider;
    const settings = storing
      ? { app, behind: await start(storing) }
      : { app, seed: [demo], store: createWebStorageStore(localStorage, { prefix: `resetkit/${id}/` }) };
    mocks[id] ??= createMockServer(provider, settings);
    return mocks[id];
  };
  for (const backend of backends) await start(backend);
  const worker = setupMockWorker(...Object.values(mocks));
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' });
  globalThis.mocks = mocks;
  // The app does not wait for it.
  void import('@resetkit/mock-server/panel').then(({ mountPanel }) => mountPanel(Object.values(mocks)));
  const optionsOf = ({ id, clientOptions }: ListedBackend) => ({ ...clientOptions, baseUrl: mocks[id]?.baseUrl });
  return { kind: 'page', backends, optionsOf };
}
