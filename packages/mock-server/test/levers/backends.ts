import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { firebase } from '@resetkit/mock-server/firebase';
import { insforge } from '@resetkit/mock-server/insforge';
import { pocketbase } from '@resetkit/mock-server/pocketbase';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import { expect, onTestFinished } from 'vitest';
import type { ControlledMockServer } from '../../src/core/server.ts';

/** Where the clock stands. */
export const now = '2026-01-02T03:04:05Z';
/** The account. */
export const email = 'ada@example.com';
/** The accounts. */
export const seed = [{ email, password: 'Analytical-Engine-1843' }];
/** A password that every rule accepts. */
export const good = 'Difference-Engine-1822';

/** How a person goes through a reset of a backend. */
export interface Backend {
  make(): ControlledMockServer;
  ask: readonly [path: string, body: object];
  /** Uses what the newest mail carries to set a password. */
  redeem(mock: ControlledMockServer, password: string): Promise<Response>;
  /** The request that uses the secret of the mail. */
  readonly method: string;
  /** What a sign-in with a password sends. */
  signIn(password: string): readonly [path: string, body: object];
}

/** Sends JSON, with the keys of the project. */
export async function send(mock: ControlledMockServer, path: string, body: object, method = 'POST'): Promise<Response> {
  const options = await mock.options.get();
  const project = {
    apikey: String(Reflect.get(options, 'anonKey')),
    'x-stack-access-type': 'client',
    'x-stack-project-id': String(Reflect.get(options, 'projectId')),
    'x-stack-publishable-client-key': String(Reflect.get(options, 'publishableClientKey')),
  };
  const headers = { 'content-type': 'application/json', ...project };
  return mock.fetch(path, { method, headers, body: JSON.stringify(body), redirect: 'manual' });
}

/** The newest reset mail. */
export async function newest(mock: ControlledMockServer) {
  const [mail] = await mock.outbox.list({ kind: 'password-reset' });
  return mail ?? expect.fail('There is no mail.');
}

const ofFirebase = '/identitytoolkit.googleapis.com/v1/accounts:';
const insforgeAsk = '/api/auth/email/send-reset-password';
/** A page of the app. */
export const page = 'http://localhost:3000/reset';

async function follow(mock: ControlledMockServer): Promise<Response> {
  const { link = '' } = await newest(mock);
  return mock.fetch(new URL(link).pathname + new URL(link).search, { redirect: 'manual' });
}

/** The backends by name. InsForge mails a code, or a link. */
export const backends: Readonly<Record<string, Backend>> = {
  'InsForge, by code': {
    make: () => createMockServer(insforge(), { clock: now, seed }),
    ask: [insforgeAsk, { email }],
    async redeem(mock, newPassword) {
      const { code } = await newest(mock);
      const exchanged = await send(mock, '/api/auth/email/exchange-reset-password-token', { email, code });
      const { token: otp = 'none' } = await exchanged.json();
      return send(mock, '/api/auth/email/reset-password', { otp, newPassword });
    },
    method: 'POST exchangeResetPasswordToken',
    signIn: (password) => ['/api/auth/sessions', { email, password }],
  },
  'InsForge, by link': {
    make: () => createMockServer(insforge({ resetPasswordMethod: 'link' }), { clock: now, seed }),
    ask: [insforgeAsk, { email, redirectTo: page }],
    redeem: async (mock, newPassword) =>
      send(mock, '/api/auth/email/reset-password', { otp: (await newest(mock)).token, newPassword }),
    method: 'POST resetPassword',
    signIn: (password) => ['/api/auth/sessions', { email, password }],
  },
  Supabase: {
    make: () => createMockServer(supabase(), { clock: now, seed }),
    ask: ['/auth/v1/recover', { email }],
    redeem: follow,
    method: 'GET followEmailLink',
    signIn: (password) => ['/auth/v1/token?grant_type=password', { email, password }],
  },
  AppHandoff: {
    make: () => createMockServer(apphandoff(), { clock: now, seed }),
    ask: ['/auth/send-password-reset', { email }],
    redeem: follow,
    method: 'GET followEmailLink',
    signIn: (password) => ['/auth/v1/token?grant_type=password', { email, password }],
  },
  'Stack Auth': {
    make: () => createMockServer(stackAuth(), { clock: now, seed }),
    ask: ['/api/v1/auth/password/send-reset-code', { email, callback_url: page }],
    redeem: async (mock, password) =>
      send(mock, '/api/v1/auth/password/reset', { code: (await newest(mock)).token, password }),
    method: 'POST resetPassword',
    signIn: (password) => ['/api/v1/auth/password/sign-in', { email, password }],
  },
  Unleash: {
    make: () => createMockServer(unleash(), { clock: now, seed }),
    ask: ['/auth/reset/password-email', { email }],
    redeem: async (mock, password) =>
      send(mock, '/auth/reset/password', { token: (await newest(mock)).token, password }),
    method: 'POST changePassword',
    signIn: (password) => ['/auth/simple/login', { username: email, password }],
  },
  PocketBase: {
    make: () => createMockServer(pocketbase(), { clock: now, seed }),
    ask: ['/api/collections/users/request-password-reset', { email }],
    redeem: async (mock, password) =>
      send(mock, '/api/collections/users/confirm-password-reset', {
        token: (await newest(mock)).token,
        password,
        passwordConfirm: password,
      }),
    method: 'POST confirmPasswordReset',
    signIn: (password) => ['/api/collections/users/auth-with-password', { identity: email, password }],
  },
  'Firebase Auth': {
    make: () => createMockServer(firebase(), { clock: now, seed }),
    ask: [`${ofFirebase}sendOobCode?key=k`, { requestType: 'PASSWORD_RESET', email }],
    redeem: async (mock, newPassword) =>
      send(mock, `${ofFirebase}resetPassword?key=k`, { oobCode: (await newest(mock)).token, newPassword }),
    method: 'POST resetPassword',
    signIn: (password) => [`${ofFirebase}signInWithPassword?key=k`, { email, password }],
  },
};
/** The same as a list. */
export const all = Object.entries(backends).map(([name, backend]) => ({ name, ...backend }));

/** A mock server that was asked for a reset mail. */
export async function asked({ make, ask: [path, body] }: Backend) {
  const mock = make();
  onTestFinished(() => mock.close());
  const ask = () => send(mock, path, body);
  expect((await ask()).status).toBeLessThan(300);
  return { mock, ask, mail: await newest(mock) };
}
