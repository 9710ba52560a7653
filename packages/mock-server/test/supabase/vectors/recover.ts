import { expect } from 'vitest';
import { ada, failure, followed, mailedRecovery, page, pkce } from '../world.ts';
import { badAddress, badLink, invalid, malformed, replies, taken, type Vector } from './vector.ts';

const shortChallenge = 'code challenge has to be between 43 and 128 characters';
const pair = 'PKCE flow requires code_challenge_method and code_challenge';
const wait = (seconds: number) =>
  failure(
    429,
    'over_email_send_rate_limit',
    `For security purposes, you can only request this after ${seconds} seconds.`,
  );

/** `POST /recover`. */
export const recoverVectors: readonly Vector[] = [
  replies('/recover says {} to a known address', ({ post }) => post('/recover', { email: ada.email }), taken),
  replies('/recover says {} to an unknown address', ({ post }) => post('/recover', { email: 'x@example.com' }), taken),
  replies('/recover takes an address in any case', ({ post }) => post('/recover', { email: 'ADA@Example.com' }), taken),
  replies('/recover wants JSON', ({ post }) => post('/recover', 'x'), malformed),
  {
    title: 'mails come from the sender of hosted projects',
    async run({ post, mock }) {
      await post('/recover', { email: ada.email });

      expect((await mock.outbox.waitFor({ to: ada.email })).from).toBe(
        '"Supabase Auth" <noreply@mail.app.supabase.io>',
      );
    },
  },
  replies(
    '/recover wants an address',
    ({ post }) => post('/recover', {}),
    invalid('Password recovery requires an email'),
  ),
  replies(
    '/recover takes an empty address for none',
    ({ post }) => post('/recover', { email: '' }),
    invalid('Password recovery requires an email'),
  ),
  replies(
    '/recover takes null for an empty object',
    ({ post }) => post('/recover', 'null'),
    invalid('Password recovery requires an email'),
  ),
  replies('/recover wants a well-formed address', ({ post }) => post('/recover', { email: 'ada' }), badAddress),
  replies('/recover trims nothing', ({ post }) => post('/recover', { email: ' ada@example.com' }), badAddress),
  replies('/recover needs no dot in a domain', ({ post }) => post('/recover', { email: 'a@b' }), taken),
  replies(
    '/recover takes 255 characters of address at most',
    ({ post }) => post('/recover', { email: `${'a'.repeat(244)}@example.com` }),
    invalid('An email address is too long'),
  ),
  replies(
    '/recover wants a challenge with its method',
    ({ post }) => post('/recover', { email: ada.email, code_challenge_method: 's256' }),
    invalid(pair),
  ),
  replies(
    '/recover wants a method with its challenge, before its length',
    ({ post }) => post('/recover', { email: ada.email, code_challenge: 'short' }),
    invalid(pair),
  ),
  ...['x'.repeat(42), 'x'.repeat(129)].map((code_challenge) =>
    replies(
      `/recover refuses a challenge of ${code_challenge.length} characters`,
      ({ post }) => post('/recover', { email: ada.email, code_challenge, code_challenge_method: 's256' }),
      invalid(shortChallenge),
    ),
  ),
  replies(
    '/recover refuses other characters in a challenge',
    ({ post }) => post('/recover', { email: ada.email, code_challenge: 'ü'.repeat(50), code_challenge_method: 's256' }),
    invalid('code challenge can only contain alphanumeric characters, hyphens, periods, underscores and tildes'),
  ),
  replies(
    '/recover fails for a known address whose challenge has an unknown method',
    ({ post }) => post('/recover', { email: ada.email, ...pkce.fields, code_challenge_method: 's512' }),
    failure(500, 'unexpected_failure', 'Unexpected failure, please check server logs for more information'),
  ),
  replies(
    '/recover does not notice that method for an unknown address',
    ({ post }) => post('/recover', { email: 'x@example.com', ...pkce.fields, code_challenge_method: 's512' }),
    taken,
  ),
  replies(
    '/recover is off when e-mail sign-ins are',
    ({ post }) => post('/recover', { email: ada.email }),
    failure(400, 'email_provider_disabled', 'Email logins are disabled'),
    { options: { externalEmailEnabled: false } },
  ),
  replies(
    '/recover cannot send',
    ({ post }) => post('/recover', { email: ada.email }),
    failure(500, 'unexpected_failure', 'Error sending recovery email'),
    { options: { mail: 'fails' } },
  ),
  replies(
    '/recover sends nothing to nobody, so it does not fail',
    ({ post }) => post('/recover', { email: 'x@example.com' }),
    taken,
    {
      options: { mail: 'fails' },
    },
  ),
  {
    title: '/recover waits 60 seconds between two mails to an account, and says so with no header',
    settings: { limits: 'real' },
    async run({ post, mock }) {
      await post('/recover', { email: ada.email });
      mock.clock.advance('1.5s');
      const early = await post('/recover', { email: ada.email });
      mock.clock.advance('58500ms');
      const late = await post('/recover', { email: ada.email });

      expect([early, late]).toEqual([wait(58), taken]);
      expect(early.headers.get('retry-after')).toBeNull();
    },
  },
  {
    title: '/recover does not wait for an unknown address, which gives accounts away',
    settings: { limits: 'real' },
    async run({ post }) {
      await post('/recover', { email: 'x@example.com' });

      expect(await post('/recover', { email: 'x@example.com' })).toEqual(taken);
    },
  },
  {
    title: '/recover sends 30 mails an hour, to everybody together',
    options: { maxFrequencySeconds: 0, rateLimitHeader: null },
    settings: { limits: 'real' },
    async run({ post, mock }) {
      for (let sent = 0; sent < 30; sent += 1) await post('/recover', { email: ada.email });

      expect(await post('/recover', { email: ada.email })).toEqual(
        failure(429, 'over_email_send_rate_limit', 'email rate limit exceeded'),
      );
      mock.clock.advance('1h');
      expect(await post('/recover', { email: ada.email })).toEqual(taken);
    },
  },
  {
    title: '/recover takes 30 requests of an address in 5 minutes',
    settings: { limits: 'real' },
    async run({ post }) {
      for (let count = 0; count < 30; count += 1) await post('/recover', { email: 'x@example.com' });

      expect(await post('/recover', { email: 'x@example.com' })).toEqual(
        failure(429, 'over_request_rate_limit', 'Request rate limit reached'),
      );
      expect(await post('/recover', { email: 'x@example.com' }, { 'x-forwarded-for': '203.0.113.9' })).toEqual(taken);
    },
  },
  {
    title: '/recover has no limit of an address where no header names it',
    options: { rateLimitHeader: null },
    settings: { limits: 'real' },
    async run({ post }) {
      for (let count = 0; count < 30; count += 1) await post('/recover', { email: 'x@example.com' });

      expect(await post('/recover', { email: 'x@example.com' })).toEqual(taken);
    },
  },
  {
    title: 'another /recover kills the link before it; one whose mail fails does not',
    async run(world) {
      const first = await mailedRecovery(world);
      await world.mock.options.set({ mail: 'fails' });
      await world.post('/recover', { email: ada.email });
      await world.mock.options.set({ mail: 'works' });
      const second = await mailedRecovery(world);

      expect(await world.post('/verify', { type: 'recovery', token_hash: first.token })).toEqual(badLink);
      expect((await world.post('/verify', { type: 'recovery', token_hash: second.token })).status).toBe(200);
    },
  },
  {
    title: 'a link outlives a /recover that could not be mailed',
    async run(world) {
      const { token } = await mailedRecovery(world);
      await world.mock.options.set({ mail: 'fails' });
      await world.post('/recover', { email: ada.email });

      expect((await world.post('/verify', { type: 'recovery', token_hash: token })).status).toBe(200);
    },
  },
  {
    title: 'a PKCE request that had to wait still binds the first link to its own challenge',
    settings: { limits: 'real' },
    async run(world) {
      const { token } = await mailedRecovery(world, pkce.fields);
      const plain = { code_challenge: 'another-verifier-another-verifier-another-1', code_challenge_method: 'plain' };
      expect((await world.post('/recover', { email: ada.email, ...plain })).status).toBe(429);
      const auth_code = (await followed(world, token)).searchParams.get('code');

      const exchange = (code_verifier: string) => world.post('/token?grant_type=pkce', { auth_code, code_verifier });
      expect(await exchange(pkce.verifier)).toEqual(
        failure(400, 'bad_code_verifier', 'code challenge does not match previously saved code verifier'),
      );
      expect((await exchange(plain.code_challenge)).status).toBe(200);
    },
  },
  {
    title: 'a login leaves a mailed link alone',
    async run(world) {
      const { token } = await mailedRecovery(world);
      await world.post('/token?grant_type=password', { email: ada.email, password: ada.password });

      expect((await world.post('/verify', { type: 'recovery', token_hash: token })).status).toBe(200);
    },
  },
  ...(
    [
      ['the query', `?redirect_to=${page}`, {}, page],
      ['the header, before the query', `?redirect_to=${page}/query`, { redirect_to: page }, page],
      ['Referer', '', { referer: `${page}/there` }, `${page}/there`],
      [
        'Referer, where the query is not allowed',
        '?redirect_to=https://evil.example',
        { referer: `${page}/there` },
        `${page}/there`,
      ],
      ['Referer, where the query says nothing', '?redirect_to=', { referer: `${page}/there` }, `${page}/there`],
      ['nothing', '', {}, 'http://localhost:3000'],
      ['a page that is not allowed', '?redirect_to=https://evil.example', {}, 'http://localhost:3000'],
      ['what is not a URL', '?redirect_to=reset', {}, 'http://localhost:3000'],
      ['the site on another port', '?redirect_to=http://localhost:5173/reset', {}, 'http://localhost:5173/reset'],
      ['a loopback address', '?redirect_to=http://127.0.0.1:8080/x', {}, 'http://127.0.0.1:8080/x'],
    ] as const
  ).map(
    ([name, query, headers, expected]): Vector => ({
      title: `a link ends where ${name} says: ${expected}`,
      async run({ post, mock }) {
        await post(`/recover${query}`, { email: ada.email }, headers);
        const { link = '' } = await mock.outbox.waitFor();

        expect(link.slice(link.indexOf('&redirect_to='))).toBe(`&redirect_to=${expected}`);
      },
    }),
  ),
  {
    title: 'a link percent-encodes its redirect only if that has &, = or #',
    async run({ post, mock }) {
      const target = `${page}?a=1&b=2`;
      await post(`/recover?redirect_to=${encodeURIComponent(target)}`, { email: ada.email });
      const { link = '' } = await mock.outbox.waitFor();

      expect(link).toContain('&redirect_to=https%3A%2F%2Fapp.example.com%2Freset%3Fa%3D1%26b%3D2');
    },
  },
];
