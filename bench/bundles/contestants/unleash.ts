import type { Contestant } from '../contestant.ts';

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

/** What else resets passwords with Unleash, which has no SDK for it. */
export const others: readonly Contestant[] = [
  { name: 'openapi-fetch', package: 'openapi-fetch', code: UNLEASH_OPENAPI_FETCH },
  { name: 'by hand with fetch', code: UNLEASH_BY_HAND },
];
