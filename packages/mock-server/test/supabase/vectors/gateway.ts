import type { SupabaseOptions } from '@resetkit/mock-server/supabase';
import { expect } from 'vitest';
import { ada, type World } from '../world.ts';
import { noKey, table, type Vector } from './vector.ts';

const keyless = { apikey: '' };
const page = { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' };
const notFound = { status: 404, body: '404 page not found\n' };

/** Gateway; method and path; whether it is passed on without a key. */
const passes: [SupabaseOptions['gateway'], string, string, boolean][] = [
  ['hosted', 'GET', '/verify?token=a', true],
  ['hosted', 'POST', '/verify', false],
  ['hosted', 'GET', '/.well-known/jwks.json', false],
  ['hosted', 'GET', '/verify/x', false],
  ['kong', 'GET', '/verify?token=a', true],
  ['kong', 'POST', '/verify', true],
  ['kong', 'POST', '/callback', true],
  ['kong', 'GET', '/authorize', true],
  ['kong', 'GET', '/.well-known/jwks.json', true],
  ['kong', 'GET', '/health', false],
  ['kong', 'POST', '/recover', false],
  ['none', 'POST', '/recover', true],
  ['none', 'GET', '/health', true],
];

const headersOf = async ({ send }: World, headers: Record<string, string>): Promise<object> => {
  const reply = await send('/recover', { method: 'OPTIONS', headers: { ...keyless, ...headers } });
  const names = ['origin', 'methods', 'headers'].map((name) => `access-control-allow-${name}`);
  return { status: reply.status, allowed: names.map((name) => reply.headers.get(name)) };
};

const failureOfKong = (message: string): object => ({ status: 401, body: { message } });

/** What stands between clients and GoTrue. */
export const gatewayVectors: readonly Vector[] = [
  ...table(
    passes,
    'the gateway %s lets %s %s through without a key: %s',
  )((gateway, method, path, isPassed) => ({
    options: { gateway },
    async run({ send }) {
      const reply = await send(path, { method, headers: keyless, ...(method === 'POST' && { body: '{}' }) });

      const refusal = gateway === 'kong' ? failureOfKong('No API key found in request') : noKey;
      if (isPassed) expect(reply).not.toEqual(refusal);
      else expect(reply).toEqual(refusal);
    },
  })),
  {
    title: "the CLI's newer keys count beside its older ones, until other keys are set",
    async run({ post, get, mock }) {
      const apikey = 'sb_publishable_ACJWlzQHlZjBrEguHvfOxg_3BJgxAaH';
      const secret = 'sb_secret_N7UND0UgjKTVK-Uodkm0Hg_xSvEMPvz';
      const asServer = { apikey: secret, authorization: `Bearer ${secret}` };

      expect(await post('/recover', { email: ada.email }, { apikey })).toEqual({ status: 200, body: {} });
      expect((await get('/admin/users', asServer)).status).toBe(200);
      await mock.options.set({ anonKey: 'one', serviceRoleKey: 'two' });
      expect((await post('/recover', {}, { apikey })).status).toBe(401);
      expect((await get('/admin/users', asServer)).status).toBe(401);
    },
  },
  {
    title: 'Kong refuses a key in words of its own, and asks for one that is missing by a header',
    options: { gateway: 'kong' },
    async run({ get }) {
      const wrong = await get('/user', { apikey: 'nope' });
      const missing = await get('/user', keyless);

      expect(wrong).toEqual(failureOfKong('Invalid authentication credentials'));
      expect(wrong.headers.has('www-authenticate')).toBe(false);
      expect(missing).toEqual(failureOfKong('No API key found in request'));
      expect(missing.headers.get('www-authenticate')).toBe('Key realm="kong"');
    },
  },
  {
    title: 'without a gateway no key counts, and other paths are not found',
    options: { gateway: 'none' },
    async run({ post, get }) {
      expect(await post('/recover', { email: ada.email }, { apikey: 'nope' })).toEqual({ status: 200, body: {} });
      expect(await get('/nowhere', keyless)).toEqual(notFound);
    },
  },
];

const allowed = 'authorization,content-type,x-client-info,x-supabase-api-version';

/** What browsers ask for, without a gateway; these headers are not set in every way to run. */
export const preflightVectors: readonly Vector[] = [
  ...table(
    [
      [{ ...page, 'access-control-request-headers': allowed.toUpperCase() }, ['*', 'POST', allowed]],
      [page, ['*', 'POST', null]],
      [{ ...page, 'access-control-request-headers': `apikey,${allowed}` }, [null, null, null]],
      [{ ...page, 'access-control-request-headers': 'x-foo' }, [null, null, null]],
      [{ ...page, 'access-control-request-method': 'FOO' }, [null, null, null]],
      [{ 'access-control-request-method': 'POST' }, [null, null, null]],
    ] as const,
    'without a gateway a preflight of %j is answered with %j',
  )((headers, expected) => ({
    options: { gateway: 'none' },
    async run(world) {
      expect(await headersOf(world, { ...headers })).toEqual({ status: 204, allowed: expected });
    },
  })),
];
