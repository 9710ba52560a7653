import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { failure, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

const send = '/api/auth/email/send-reset-password';
const json = 'application/json';
const body = JSON.stringify({ email: u.email });
const sent = {
  status: 202,
  body: {
    success: true,
    message: 'If your email is registered, we have sent you a password reset code. Please check your inbox.',
  },
};

/** How bodies are parsed. */
export const decodeVectors: readonly Vector[] = [
  ...table<[string, string | Uint8Array<ArrayBuffer>, Record<string, string>]>(
    [
      ['JSON', body, { 'content-type': json }],
      ['JSON with a charset', body, { 'content-type': `${json};charset=UTF-8` }],
      ['JSON with a byte order mark', `\ufeff${body}`, { 'content-type': json }],
      ['UTF-16', new Uint8Array(Buffer.from(body, 'utf16le')), { 'content-type': `${json}; charset=utf-16` }],
      ['gzip', new Uint8Array(gzipSync(body)), { 'content-type': json, 'content-encoding': 'gzip' }],
      ['a form', 'email=u%40example.com', { 'content-type': 'application/x-www-form-urlencoded' }],
      ['the last of two equal keys', `{"email":"x","email":"${u.email}"}`, { 'content-type': json }],
    ],
    'reads %s',
  )((_, text, headers) => ({
    async run({ send: request, mock }) {
      expect(await request(send, { method: 'POST', headers, body: text })).toEqual(sent);
      expect((await mock.outbox.list()).map(({ to }) => to)).toEqual([u.email]);
    },
  })),
  ...table<[string, string, Record<string, string>]>(
    [
      ['plain text', body, { 'content-type': 'text/plain' }],
      ['another JSON type', body, { 'content-type': 'application/vnd.api+json' }],
      ['an empty body', '', { 'content-type': json }],
      ['__proto__', `{"__proto__":${body}}`, { 'content-type': json }],
    ],
    'finds nothing in %s',
  )((_, text, headers) => ({
    async run(world) {
      expect(await world.send(send, { method: 'POST', headers, body: text })).toEqual(
        failure(400, 'INVALID_INPUT', 'email: Required'),
      );
    },
  })),
  {
    title: 'finds nothing in a body without a type',
    async run(world) {
      expect(await world.send(send, { method: 'POST', body: new TextEncoder().encode(body) })).toEqual(
        failure(400, 'INVALID_INPUT', 'email: Required'),
      );
    },
  },
  ...table(
    ['email[a]=1', 'email=u@example.com&email=v@example.com', 'email[]=u@example.com'],
    'trips over the form %s',
  )((form) => ({
    async run(world) {
      expect(await world.post(send, new URLSearchParams(form))).toEqual(
        failure(500, 'INTERNAL_ERROR', 'req.body?.email?.toLowerCase is not a function'),
      );
    },
  })),
  ...table(
    ['{', '{"email":"u@example.com",}', 'abc', '5', 'null', '"text"', 'true', '{"email":'],
    'refuses %s as malformed, without counting it',
  )((text) => ({
    settings: { limits: 'real' },
    async run({ send: request }) {
      const reply = await request(send, { method: 'POST', headers: { 'content-type': json }, body: text });

      expect(reply).toEqual(
        failure(
          400,
          'INVALID_INPUT',
          expect.stringMatching(/JSON/),
          'Please ensure your request body contains valid JSON',
        ),
      );
      expect(reply.headers.get('ratelimit-remaining')).toBeNull();
      const next = await request(send, { method: 'POST' });
      expect(next.headers.get('ratelimit-remaining')).toBe('4');
    },
  })),
  ...table<[string, Record<string, string>, string]>(
    [
      ['another charset', { 'content-type': `${json}; charset=iso-8859-1` }, 'unsupported charset "ISO-8859-1"'],
      [
        'a form in another charset',
        { 'content-type': 'application/x-www-form-urlencoded; charset=iso-8859-1' },
        'unsupported charset "ISO-8859-1"',
      ],
      [
        'an unknown encoding',
        { 'content-type': json, 'content-encoding': 'foo' },
        'unsupported content encoding "foo"',
      ],
    ],
    'fails on %s, without counting it',
  )((_, headers, message) => ({
    async run(world) {
      const reply = await world.send(send, { method: 'POST', headers, body });

      expect(reply).toEqual(failure(500, 'INTERNAL_ERROR', message));
      expect(reply.headers.get('ratelimit-remaining')).toBeNull();
    },
  })),
  {
    title: 'fails on a form of more than 10 MB',
    async run(world) {
      const large = `email=${'x'.repeat(10 * 1_024 * 1_024)}`;

      expect(
        await world.send(send, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: large,
        }),
      ).toEqual(failure(500, 'INTERNAL_ERROR', 'request entity too large'));
    },
  },
  {
    title: 'goes through a whole reset by forms',
    async run({ post, mock }) {
      const form = (fields: Record<string, string>) => new URLSearchParams(fields);
      await post(send, form({ email: u.email }));
      const { code = '' } = await mock.outbox.waitFor();
      const exchanged = await post('/api/auth/email/exchange-reset-password-token', form({ email: u.email, code }));
      const otp = String(Reflect.get(Object(exchanged.body), 'token'));

      const reset = await post('/api/auth/email/reset-password', form({ newPassword: 'u-new-pass2', otp }));
      const session = await post('/api/auth/sessions', form({ email: u.email, password: 'u-new-pass2' }));

      expect([exchanged.status, reset.status, session.status]).toEqual([200, 200, 200]);
    },
  },
];
