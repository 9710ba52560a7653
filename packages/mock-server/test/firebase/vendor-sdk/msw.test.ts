import { createRequire } from 'node:module';
import { createMockServer } from '@resetkit/mock-server';
import { firebase } from '@resetkit/mock-server/firebase';
import { setupMockServer } from '@resetkit/mock-server/node';
import { expect, onTestFinished, test } from 'vitest';
import { ada, linkTo, type Mock, newPassword, outcome } from './open.ts';

const grace = 'grace@example.com';
const require = createRequire(import.meta.url);

/** A mock that MSW answers for, and `firebase/auth` as it is when it is loaded after that. */
function open() {
  const mock = createMockServer(firebase(), { baseUrl: 'http://localhost:9099', clock: Date.now, seed: [ada] });
  const server = setupMockServer(mock);
  server.listen({ onUnhandledRequest: 'error' });
  onTestFinished(() => server.close());
  return { mock, ...loaded() };
}

/** The copy for CommonJS, which no other test has loaded: the SDK keeps the `fetch` that it finds. */
function loaded() {
  for (const path of Object.keys(require.cache)) if (path.includes('/@firebase/auth/')) delete require.cache[path];
  const { deleteApp, initializeApp }: typeof import('firebase/app') = require('firebase/app');
  const sdk: typeof import('firebase/auth') = require('firebase/auth');
  const as = (apiKey: string) => {
    const app = initializeApp({ apiKey, projectId: 'demo-resetkit' }, apiKey);
    onTestFinished(() => deleteApp(app));
    const auth = sdk.initializeAuth(app, { persistence: sdk.inMemoryPersistence });
    sdk.connectAuthEmulator(auth, 'http://localhost:9099', { disableWarnings: true });
    return auth;
  };
  return { sdk, as };
}

test('through MSW a password is reset with a mailed link', async () => {
  const { mock, sdk, as } = open();
  const auth = as('fake-api-key');

  await sdk.sendPasswordResetEmail(auth, ada.email, { url: 'http://localhost/signed-in' });
  const code = sdk.ActionCodeURL.parseLink(await linkTo(mock))?.code ?? '';

  expect(await sdk.verifyPasswordResetCode(auth, code)).toBe(ada.email);
  await sdk.confirmPasswordReset(auth, code, newPassword);
  expect(await outcome(sdk.confirmPasswordReset(auth, code, newPassword))).toBe('auth/invalid-action-code');
  expect((await sdk.signInWithEmailAndPassword(auth, ada.email, newPassword)).user.uid).toBe(ada.id);
});

test('through MSW an API key that ends with @NAME is for the namespace NAME', async () => {
  const { mock, sdk, as } = open();
  const [auth, other] = [as('fake-api-key'), as('fake-api-key@worker-3')];
  const inside: Mock = mock.namespace('worker-3');
  await inside.accounts.put({ email: grace, password: newPassword });

  await sdk.sendPasswordResetEmail(other, grace);
  const code = sdk.ActionCodeURL.parseLink(await linkTo(inside, grace))?.code ?? '';

  expect(await mock.outbox.list()).toEqual([]);
  expect(await outcome(sdk.verifyPasswordResetCode(auth, code))).toBe('auth/invalid-action-code');
  expect(await sdk.verifyPasswordResetCode(other, code)).toBe(grace);
  expect(await outcome(sdk.signInWithEmailAndPassword(auth, grace, newPassword))).toBe('auth/invalid-credential');
});
