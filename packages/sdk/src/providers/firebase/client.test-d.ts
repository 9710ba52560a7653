import { expectTypeOf, test } from 'vitest';
import type { CallPromise } from '../../client/methods.ts';
import type { components, operations } from '../../generated/firebase/types.ts';
import { createFirebaseClient } from './client.ts';

type Schemas = components['schemas'];

const firebase = createFirebaseClient({ apiKey: 'AIza' });

test('the key is no input: the client sends it', () => {
  expectTypeOf(firebase.sendOobCode).toBeCallableWith({ requestType: 'PASSWORD_RESET', email: 'ada@example.com' });
  expectTypeOf(firebase.sendOobCode).returns.toEqualTypeOf<CallPromise<operations, 'sendOobCode'>>();
  // @ts-expect-error: no such purpose
  firebase.sendOobCode({ requestType: 'RESET', email: 'ada@example.com' });
});

test('a look and a reset are one method, with one answer', () => {
  expectTypeOf(firebase.resetPassword({ oobCode: 'x' }).orThrow()).resolves.toEqualTypeOf<
    Schemas['ResetPasswordResponse']
  >();
  expectTypeOf(firebase.resetPassword).toBeCallableWith({ oobCode: 'x', newPassword: 'y' });
});

test('a project is part of the path', () => {
  expectTypeOf(firebase.lookupProjectAccounts).toBeCallableWith({ targetProjectId: 'demo', localId: ['x'] });
  // @ts-expect-error: the project is missing
  firebase.lookupProjectAccounts({ localId: ['x'] });
});

test('an emulator and a token may be given, and need not', () => {
  createFirebaseClient({ baseUrl: 'http://localhost:9099', apiKey: 'fake-api-key', token: 'owner' });
  // @ts-expect-error: the key is missing
  createFirebaseClient({ baseUrl: 'http://localhost:9099' });
});
