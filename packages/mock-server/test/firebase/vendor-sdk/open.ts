import { createMockServer, type MockServerSettings } from '@resetkit/mock-server';
import {
  type FirebaseAccount,
  type FirebaseOptions,
  type FirebaseTypes,
  firebase,
} from '@resetkit/mock-server/firebase';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { supabase } from '@resetkit/mock-server/supabase';
import { deleteApp, initializeApp } from 'firebase/app';
import { type Auth, connectAuthEmulator, initializeAuth, inMemoryPersistence } from 'firebase/auth';
import { onTestFinished } from 'vitest';

export const ada = { id: 'ada-1', email: 'ada@example.com', password: 'Start-Passw0rd!' } as const;
export const newPassword = 'Correct-H0rse-1!';

export type Mock = ReturnType<typeof createMockServer<FirebaseTypes>>;

/** A way in which `firebase/auth` reaches a mock: the URL for `connectAuthEmulator`, of which it keeps the origin only. */
export interface VendorWay {
  readonly name: string;
  reach(mock: Mock): Promise<string>;
}

/** Alone on a port, and beside other backends on a port, where all paths do without a prefix. */
export const vendorWays: readonly VendorWay[] = [
  { name: 'alone on a port', reach: (mock) => onPort([mock]) },
  {
    name: 'beside other backends on a port',
    reach: (mock) => onPort([createMockServer(insforge()), mock, createMockServer(supabase())]),
  },
];

async function onPort(mocks: Parameters<typeof serve>[0]): Promise<string> {
  const server = await serve(mocks, { port: 0 });
  onTestFinished(server.close);
  return `${server.url}/all/of/this/is/dropped`;
}

/** A mock with an account, and `firebase/auth`. The clock runs, because the client looks at the machine's. */
export async function open(
  way: VendorWay,
  options: Partial<FirebaseOptions> = {},
  settings: MockServerSettings<FirebaseAccount> = {},
) {
  const mock = createMockServer(firebase(options), {
    clock: Date.now,
    seed: [ada],
    ...settings,
  });
  const url = await way.reach(mock);
  return { mock, auth: connect(url, 'fake-api-key'), as: (apiKey: string) => connect(url, apiKey) };
}

let apps = 0;

function connect(url: string, apiKey: string): Auth {
  apps += 1;
  const app = initializeApp({ apiKey, projectId: 'demo-resetkit' }, `app-${apps}`);
  onTestFinished(() => deleteApp(app));
  const auth = initializeAuth(app, { persistence: inMemoryPersistence });
  connectAuthEmulator(auth, url, { disableWarnings: true });
  return auth;
}

/** The link of the newest mail. */
export async function linkTo(mock: Mock, to: string = ada.email): Promise<string> {
  return (await mock.outbox.waitFor({ to })).link ?? '';
}

/** The code of an error that a call fails with, or what it gave. */
export const outcome = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'ok',
    ({ code }) => code,
  );
