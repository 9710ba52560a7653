import type { Comparison, Contestant } from './contestant.ts';
import { ours } from './ours.ts';

/** What both of Supabase's clients do once there is an `auth`. */
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

/** AppHandoff has no SDK: its own two requests are made by hand, and the password is Supabase's. */
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
  import { StackClientInterface } from '@stackframe/stack-shared';
  const getBaseUrl = () => location.origin;
  const project = { projectId: 'id', publishableClientKey: 'key', clientVersion: 'app', extraRequestHeaders: {} };
  const app = new StackClientInterface({ ...project, getBaseUrl, getApiUrls: () => [getBaseUrl()] });
  export const send = (email, callbackUrl) => app.sendForgotPasswordEmail(email, callbackUrl);
  export const finish = (code, password) => app.resetPassword({ code, password });`,
};

const OUR_SUPABASE = `
  import { createSupabaseResetClient } from '@resetkit/sdk/supabase/reset';
  const supabase = createSupabaseResetClient({ baseUrl: location.origin, anonKey: 'key' });`;

/** Every provider's SDKs, ours first. */
export const comparisons: readonly Comparison[] = [
  {
    provider: 'InsForge',
    ours: ours(
      'insforge/reset',
      `import { createInsforgeResetClient } from '@resetkit/sdk/insforge/reset';
       const client = createInsforgeResetClient({ baseUrl: location.origin });`,
    ),
    others: [INSFORGE_SDK],
  },
  {
    provider: 'Supabase',
    ours: ours('supabase/reset', `${OUR_SUPABASE} const client = supabase;`),
    others: [
      { name: '@supabase/supabase-js', package: '@supabase/supabase-js', code: SUPABASE_JS + SUPABASE_RESET },
      { name: '@supabase/auth-js', package: '@supabase/auth-js', code: AUTH_JS + SUPABASE_RESET },
    ],
  },
  {
    provider: 'Stack Auth',
    ours: ours(
      'stack-auth/reset',
      `import { createStackAuthResetClient } from '@resetkit/sdk/stack-auth/reset';
       const client = createStackAuthResetClient({ projectId: 'id' });`,
    ),
    others: [STACK_JS, STACK_SHARED],
  },
  {
    provider: 'AppHandoff',
    ours: ours(
      'apphandoff/reset and /supabase/reset',
      `${OUR_SUPABASE}
       import { createAppHandoffResetClient } from '@resetkit/sdk/apphandoff/reset';
       const client = createAppHandoffResetClient({ baseUrl: location.origin, supabase });`,
    ),
    others: [
      { name: 'by hand and @supabase/supabase-js', code: SUPABASE_JS + APPHANDOFF_BY_HAND },
      { name: 'by hand and @supabase/auth-js', code: AUTH_JS + APPHANDOFF_BY_HAND },
    ],
  },
  {
    provider: 'Unleash',
    ours: ours(
      'unleash/reset',
      `import { createUnleashResetClient } from '@resetkit/sdk/unleash/reset';
       const client = createUnleashResetClient({ baseUrl: location.origin });`,
    ),
    others: [
      { name: 'openapi-fetch', package: 'openapi-fetch', code: UNLEASH_OPENAPI_FETCH },
      { name: 'by hand with fetch', code: UNLEASH_BY_HAND },
    ],
  },
];
