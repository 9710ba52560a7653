import { createMockServer } from '@resetkit/mock-server';
import { firebase } from '@resetkit/mock-server/firebase';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ada, newPassword, outcome } from './open.ts';

const api = '/identitytoolkit.googleapis.com/v1/accounts';
const page = 'http://localhost:3000/signed-in';
let apps = 0;

/** A mock beside another backend on a port, and firebase-admin as `FIREBASE_AUTH_EMULATOR_HOST` leads it there. */
async function open(below = '') {
  // The library looks at the machine's clock, and revokes tokens of earlier seconds.
  const clock = () => Date.now() - 5_000;
  const mock = createMockServer(firebase({ service: 'emulator' }), { clock, seed: [ada] });
  const server = await serve([createMockServer(insforge()), mock], { port: 0 });
  onTestFinished(server.close);
  vi.stubEnv('FIREBASE_AUTH_EMULATOR_HOST', `${new URL(server.url).host}${below}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  apps += 1;
  const app = initializeApp({ projectId: 'demo-resetkit' }, `admin-${apps}`);
  onTestFinished(() => deleteApp(app));
  const call = async (name: string, json: object) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${server.url}${api}:${name}?key=k`, {
      method: 'POST',
      headers,
      body: JSON.stringify(json),
    });
    return { status: response.status, body: Object(await response.json()) };
  };
  return { mock, auth: getAuth(app), call };
}

/** Signs in with a token that a server made. */
async function idTokenOf(auth: Auth, { call }: Pick<Awaited<ReturnType<typeof open>>, 'call'>): Promise<string> {
  const token = await auth.createCustomToken(ada.id, { plan: 'pro' });
  const { body } = await call('signInWithCustomToken', { token, returnSecureToken: true });
  return body.idToken;
}

test('accounts are made, found, changed, listed and deleted', async () => {
  const { mock, auth } = await open();
  const grace = { uid: 'grace-1', email: 'grace@example.com', displayName: 'Grace' };

  expect(await auth.createUser({ ...grace, password: 'Old-Passw0rd' })).toMatchObject({ ...grace, disabled: false });
  expect(await outcome(auth.createUser({ email: grace.email }))).toBe('auth/email-already-exists');
  expect(await auth.getUserByEmail('GRACE@example.com')).toMatchObject(grace);
  expect(await outcome(auth.getUserByEmail('nobody@example.com'))).toBe('auth/user-not-found');
  expect(await auth.updateUser(grace.uid, { disabled: true, displayName: null })).toMatchObject({ disabled: true });
  expect(await mock.accounts.find(grace.email)).toMatchObject({ id: grace.uid, disabled: true });
  expect((await auth.listUsers(1)).users.map(({ uid }) => uid)).toEqual([ada.id]);
  const { pageToken = '' } = await auth.listUsers(1);
  expect((await auth.listUsers(1, pageToken)).users.map(({ uid }) => uid)).toEqual([grace.uid]);
  await auth.deleteUser(grace.uid);
  expect(await outcome(auth.deleteUser(grace.uid))).toBe('auth/user-not-found');
});

test('accounts are imported with the hashes of another server, and reset their passwords', async () => {
  const { auth, call } = await open();
  const grace = {
    uid: 'grace-1',
    email: 'grace@example.com',
    passwordHash: Buffer.from('$2b$hash'),
    customClaims: { a: 1 },
  };

  const result = await auth.importUsers([grace, { uid: 'taken', email: ada.email }], { hash: { algorithm: 'BCRYPT' } });

  const { successCount, failureCount, errors } = result;
  expect({ successCount, failureCount, codes: errors.map(({ index, error }) => [index, error.code]) }).toEqual({
    successCount: 1,
    failureCount: 1,
    codes: [[1, 'auth/invalid-user-import']],
  });
  expect(await auth.getUser(grace.uid)).toMatchObject({ email: grace.email, customClaims: { a: 1 } });
  const { searchParams } = new URL(await auth.generatePasswordResetLink(grace.email));
  const reset = await call('resetPassword', { oobCode: searchParams.get('oobCode'), newPassword });
  expect(reset.status).toBe(200);
});

test('a link to reset a password is for a mail of the app: nothing is mailed, and its code works', async () => {
  const { mock, auth, call } = await open();

  const link = await auth.generatePasswordResetLink(ada.email, { url: page, handleCodeInApp: true });
  const { oobCode, mode, continueUrl } = Object.fromEntries(new URL(link).searchParams);

  expect({ mode, continueUrl }).toEqual({ mode: 'resetPassword', continueUrl: page });
  expect(await mock.outbox.list()).toEqual([]);
  expect((await call('resetPassword', { oobCode, newPassword })).status).toBe(200);
  expect((await call('signInWithPassword', { email: ada.email, password: newPassword })).body.localId).toBe(ada.id);
  expect(await outcome(auth.generatePasswordResetLink('nobody@example.com'))).toBe('auth/email-not-found');
  expect(await outcome(auth.generatePasswordResetLink(ada.email, { url: 'http://[' }))).toMatch(/invalid-continue-uri/);
});

test('tokens are verified until they are revoked', async () => {
  const { auth, call } = await open();
  const idToken = await idTokenOf(auth, { call });

  expect(await auth.verifyIdToken(idToken, true)).toMatchObject({ uid: ada.id, plan: 'pro' });
  await auth.revokeRefreshTokens(ada.id);
  expect(await outcome(auth.verifyIdToken(idToken, true))).toBe('auth/id-token-revoked');
});

test('a session cookie is verified until sessions are revoked', async () => {
  const { auth, call } = await open();
  const cookie = await auth.createSessionCookie(await idTokenOf(auth, { call }), { expiresIn: 3_600_000 });

  expect(await auth.verifySessionCookie(cookie, true)).toMatchObject({ uid: ada.id, plan: 'pro' });
  await auth.revokeRefreshTokens(ada.id);
  expect(await outcome(auth.verifySessionCookie(cookie, true))).toBe('auth/session-cookie-revoked');
});

test('a tenant has accounts of its own, and links that name it', async () => {
  const { auth, call } = await open();
  const north = auth.tenantManager().authForTenant('north');
  await north.createUser({ uid: 'tim-1', email: 'tim@example.com' });

  const { searchParams } = new URL(await north.generatePasswordResetLink('tim@example.com'));
  const reset = { oobCode: searchParams.get('oobCode'), newPassword, tenantId: 'north' };

  expect(searchParams.get('tenantId')).toBe('north');
  expect((await call('resetPassword', reset)).status).toBe(200);
  expect(await outcome(auth.getUser('tim-1'))).toBe('auth/user-not-found');
  expect((await north.getUser('tim-1')).tenantId).toBe('north');
});

test('the host may lead into a namespace', async () => {
  const { mock, auth } = await open('/@worker-3');

  await auth.createUser({ uid: 'grace-1', email: 'grace@example.com' });

  expect(await mock.accounts.find('grace@example.com')).toBeUndefined();
  expect(await mock.namespace('worker-3').accounts.find('grace@example.com')).toMatchObject({ id: 'grace-1' });
});
