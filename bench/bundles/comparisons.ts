import { passwordResetPage } from '../../scripts/bundles/password-reset-page.ts';
import type { ListedProvider } from '../../scripts/providers.ts';
import type { Comparison, Contestant } from './contestant.ts';

/** The calls of both Supabase clients, which are named `auth`. */
const SUPABASE_RESET = `
  export const send = (email, redirectTo) => auth.resetPasswordForEmail(email, { redirectTo });
  export async function finish(token_hash, password) {
    const { error } = await auth.verifyOtp({ type: 'recovery', token_hash });
    return error ? { error } : auth.updateUser({ password });
  }`;

const SUPABASE_JS = `
  import { createClient } from '@supabase/supabase-js';
  const { auth } = createClient(location.origin, 'key');`;

const AUTH_JS = `
  import { AuthClient } from '@supabase/auth-js';
  const auth = new AuthClient({ url: location.origin + '/auth/v1', headers: { apikey: 'key' } });`;

/** AppHandoff has no SDK: two requests by hand, and Supabase's client (`auth`) sets the password. */
const APPHANDOFF_BY_HAND = `
  async function post(path, body) {
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, credentials: 'include' };
    const response = await fetch('/api' + path, { ...init, body: JSON.stringify(body) });
    return { ok: response.ok, body: await response.json() };
  }
  export const send = (email) => post('/auth/send-password-reset', { email });
  export async function finish(access_token, refresh_token, password) {
    await post('/auth/exchange-supabase-token', { access_token, refresh_token });
    await auth.setSession({ access_token, refresh_token });
    return auth.updateUser({ password });
  }`;

const UNLEASH_BY_HAND = `
  async function post(path, body) {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { ok: response.ok, body: await response.text() };
  }
  export const send = (email) => post('/auth/reset/password-email', { email });
  export const finish = (token, password) => post('/auth/reset/password', { token, password });`;

const UNLEASH_OPENAPI_FETCH = `
  import createClient from 'openapi-fetch';
  const client = createClient({ baseUrl: location.origin });
  export const send = (email) => client.POST('/auth/reset/password-email', { body: { email } });
  export const finish = (token, password) => client.POST('/auth/reset/password', { body: { token, password } });`;

const INSFORGE_SDK: Contestant = {
  name: '@insforge/sdk',
  package: '@insforge/sdk',
  code: `
  import { createClient } from '@insforge/sdk';
  const { auth } = createClient({ baseUrl: location.origin, anonKey: 'key' });
  export const send = (email) => auth.sendResetPasswordEmail({ email });
  export async function finish(email, code, newPassword) {
    const { data, error } = await auth.exchangeResetPasswordToken({ email, code });
    return error ? { error } : auth.resetPassword({ newPassword, otp: data.token });
  }`,
  leftOut: ['crypto'],
};

const STACK_JS: Contestant = {
  name: '@stackframe/js',
  package: 'stackframe-js-108',
  code: `
  import { StackClientApp } from 'stackframe-js-108';
  const app = new StackClientApp({ projectId: 'id', publishableClientKey: 'key', tokenStore: 'cookie' });
  export const send = (email, callbackUrl) => app.sendForgotPasswordEmail(email, { callbackUrl });
  export const finish = (code, password) => app.resetPassword({ code, password });`,
  leftOut: ['rrweb'],
};

const STACK_SHARED: Contestant = {
  name: '@stackframe/stack-shared',
  package: '@stackframe/stack-shared',
  code: `
  import { HexclaveClientInterface } from '@stackframe/stack-shared';
  const getBaseUrl = () => location.origin;
  const project = { projectId: 'id', publishableClientKey: 'key', clientVersion: 'app', extraRequestHeaders: {} };
  const app = new HexclaveClientInterface({ ...project, getBaseUrl, getApiUrls: () => [getBaseUrl()] });
  export const send = (email, callbackUrl) => app.sendForgotPasswordEmail(email, callbackUrl);
  export const finish = (code, password) => app.resetPassword({ code, password });`,
};

const BETTER_AUTH: Contestant = {
  name: 'better-auth/client',
  package: 'better-auth',
  code: `
  import { createAuthClient } from 'better-auth/client';
  const client = createAuthClient({ baseURL: location.origin });
  export const send = (email, redirectTo) => client.requestPasswordReset({ email, redirectTo });
  export const finish = (token, newPassword) => client.resetPassword({ token, newPassword });`,
};

const FIREBASE: Contestant = {
  name: 'firebase/auth',
  package: 'firebase',
  code: `
  import { initializeApp } from 'firebase/app';
  import { confirmPasswordReset, initializeAuth, sendPasswordResetEmail } from 'firebase/auth';
  const auth = initializeAuth(initializeApp({ apiKey: 'key' }));
  export const send = (email, url) => sendPasswordResetEmail(auth, email, { url });
  export const finish = (code, password) => confirmPasswordReset(auth, code, password);`,
};

const POCKETBASE: Contestant = {
  name: 'pocketbase',
  package: 'pocketbase',
  code: `
  import PocketBase from 'pocketbase';
  const users = new PocketBase(location.origin).collection('users');
  export const send = (email) => users.requestPasswordReset(email);
  export const finish = (token, password) => users.confirmPasswordReset(token, password, password);`,
};

/** What else resets passwords with a backend, by the id of the provider. */
const OTHERS: Readonly<Record<string, readonly Contestant[]>> = {
  insforge: [INSFORGE_SDK],
  supabase: [
    { name: '@supabase/supabase-js', package: '@supabase/supabase-js', code: SUPABASE_JS + SUPABASE_RESET },
    { name: '@supabase/auth-js', package: '@supabase/auth-js', code: AUTH_JS + SUPABASE_RESET },
  ],
  'stack-auth': [STACK_JS, STACK_SHARED],
  apphandoff: [
    { name: 'by hand and @supabase/supabase-js', code: SUPABASE_JS + APPHANDOFF_BY_HAND },
    { name: 'by hand and @supabase/auth-js', code: AUTH_JS + APPHANDOFF_BY_HAND },
  ],
  unleash: [
    { name: 'openapi-fetch', package: 'openapi-fetch', code: UNLEASH_OPENAPI_FETCH },
    { name: 'by hand with fetch', code: UNLEASH_BY_HAND },
  ],
  'better-auth': [BETTER_AUTH],
  firebase: [FIREBASE],
  pocketbase: [POCKETBASE],
};

/** What our AppHandoff client needs besides, since Supabase sets its passwords. */
const APPHANDOFF_PAGE = `${passwordResetPage('apphandoff')}
  export { createClient as createSupabase } from '@resetkit/sdk/supabase';`;

/** Every provider with our SDK first. */
export function comparisonsOf(providers: readonly Pick<ListedProvider, 'id' | 'title'>[]): Comparison[] {
  return providers.map(({ id, title }) => ({
    provider: title,
    ours:
      id === 'apphandoff'
        ? { name: '@resetkit/sdk/apphandoff and /supabase', code: APPHANDOFF_PAGE }
        : { name: `@resetkit/sdk/${id}`, code: passwordResetPage(id) },
    others: OTHERS[id] ?? [],
  }));
}
