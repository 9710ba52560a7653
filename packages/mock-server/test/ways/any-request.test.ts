import { validateHeaderName, validateHeaderValue } from 'node:http';
import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { handlers } from '@resetkit/mock-server/msw';
import { supabase } from '@resetkit/mock-server/supabase';
import * as fc from 'fast-check';
import { setupServer } from 'msw/node';
import { expect, onTestFinished, test, vi } from 'vitest';
import { responseOf } from '../../src/core/fetch.ts';
import type { Provider } from '../../src/core/provider.ts';
import type { WireRequest } from '../../src/core/wire.ts';
import { registry } from '../../src/registry.ts';
import { readSpec } from '../read-spec.ts';

/** How many requests are generated for each provider; `RUNS=20000` for more. */
const numRuns = Number(process.env['RUNS'] ?? 300);

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '✓',
    '\ud800',
    '\0',
    'a\r\nb: c',
    '%',
    '%zz',
    '%00',
    '%E2%9C%93',
    '__proto__',
    'constructor',
    '12345678901234567890',
  ),
);
/** A redirect target that links of most backends may lead to, and one that is not. */
const target = fc
  .tuple(fc.constantFrom('http://localhost:3000/', 'http://127.0.0.1/?', 'https://evil.example.com/', ''), anyText)
  .map((parts) => parts.join(''));
const value = fc.oneof(anyText, target);
const word = fc.oneof(
  fc.constantFrom(
    'email',
    'password',
    'token',
    'token_hash',
    'type',
    'code',
    'otp',
    'data',
    'redirect_to',
    'redirectTo',
  ),
  fc.constantFrom('callback_url', 'grant_type', 'page', 'limit', 'query', 'order_by', 'newPassword'),
  anyText,
);
const queryOf = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([name, text]) => `${encoded(name)}=${encoded(text)}`).join('&');
/** The query of a mailed link, in the words of each provider. */
const linkQuery = fc
  .tuple(fc.constantFrom('recovery', 'signup', 'x'), value, target)
  .map(([type, token, to]) =>
    queryOf([
      ['token', token],
      ['code', token],
      ['type', type],
      ...['redirect_to', 'redirectTo', 'callback_url'].map((name): [string, string] => [name, to]),
    ]),
  );
const query = fc.oneof(
  linkQuery,
  fc.array(fc.tuple(word, value), { maxLength: 4 }).map(queryOf),
  anyText.map(asTarget),
);
const headerNames = [
  'accept',
  'access-control-request-headers',
  'access-control-request-method',
  'apikey',
  'authorization',
  'content-encoding',
  'content-type',
  'cookie',
  'if-none-match',
  'origin',
  'redirect_to',
  'referer',
  'x-forwarded-for',
  'x-forwarded-host',
];
/** Header values as Node reads them: one character a byte, without those that Node refuses. */
const headerText = fc
  .oneof(
    value,
    fc.constantFrom('application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain; charset=x', 'Bearer ✓'),
  )
  .map((text) =>
    Buffer.from(text)
      .toString('latin1')
      .replace(/[^\t\x20-\x7e\x80-\xff]/g, ''),
  );
const headers = fc.dictionary(fc.constantFrom(...headerNames), headerText);
const body = fc.oneof(
  fc.dictionary(word, fc.oneof(value, fc.jsonValue())).map((fields) => Buffer.from(JSON.stringify(fields))),
  anyText.map((text) => Buffer.from(text)),
  fc.uint8Array(),
);

/** A text in a path or query, percent-encoded. A lone surrogate has no UTF-8, so it is replaced. */
function encoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

/** A text as part of a request's first line: its bytes as Node reads them, without blanks and control characters. */
function asTarget(text: string): string {
  return Buffer.from(text)
    .toString('latin1')
    .replace(/[^\x21-\x7e\x80-\xff]/g, '');
}

/** Credentials that a provider can accept: each of its keys in the headers in which one of the providers reads it. */
function credentialsOf({ keys, options }: Provider): fc.Arbitrary<Record<string, string>> {
  const words = keys(options).flatMap((line) => line.split(/\s+/).filter((part) => part.length > 8));
  const key = fc.constantFrom(...words);
  const stackAuth = fc.constantFrom('client', 'server', 'admin').map((access) => ({
    'x-stack-access-type': access,
    ...Object.fromEntries(words.map((part) => [`x-stack-${nameOf(part)}`, part])),
  }));
  return fc.oneof(
    key.map((part) => ({ apikey: part, authorization: `Bearer ${part}` })),
    key.map((part) => ({ authorization: part })),
    stackAuth,
    fc.constant({}),
  );
}

/** The header in which Stack Auth reads one of its keys. */
function nameOf(key: string): string {
  return /^[0-9a-f-]{36}$/.test(key) ? 'project-id' : 'secret-server-key';
}

/** The requests of a provider: operations of its description, and any path. */
function requestsTo(id: string, provider: Provider): fc.Arbitrary<WireRequest> {
  const operations = [...readSpec(id, {}).routes.keys()].map((route) => route.split(' '));
  const known = fc
    .tuple(fc.constantFrom(...operations), value)
    .map(([[method = '', path = ''], text]) => ({ method, path: path.replace(/\{\w+\}/g, encoded(text)) }));
  const unknown = fc.record({
    method: fc.constantFrom('GET', 'POST', 'OPTIONS', 'HEAD'),
    path: anyText.map((text) => `/${asTarget(text)}`),
  });
  return fc
    .record({
      place: fc.oneof({ weight: 5, arbitrary: known }, unknown),
      query,
      headers: fc
        .tuple(credentialsOf(provider), headers)
        .map(([credentials, others]) => ({ ...others, ...credentials })),
      body,
    })
    .map(({ place: { method, path }, ...rest }) => ({
      method,
      target: `${path}?${rest.query}`,
      headers: rest.headers,
      body: rest.body,
      ip: '127.0.0.1',
      mount: '',
      baseUrl: 'http://localhost',
    }));
}

/** What the providers answer to an exception: its message, or the sentence of the backend. Stack Auth's mock prints it. */
const exception =
  /is not a function|is not iterable|is invalid\. Received|Cannot (?:read|convert)|Unexpected failure, please/;

/** A link for which the real Supabase fails in this way too: one of PKCE with another type. */
const failingLink = /^\/auth\/v1\/verify\/?\?(?:.*&)?token=pkce_/;

test.each(Object.entries(registry))('%s answers every request with a reply that can be sent', async (id, make) => {
  const provider = make({});
  const mock = createMockServer(provider, { clock: '2026-01-02T03:04:05Z', seed: [provider.demo] });
  const printed = vi.spyOn(console, 'error');
  onTestFinished(async () => {
    printed.mockRestore();
    await mock.close();
  });

  await fc.assert(
    fc.asyncProperty(requestsTo(id, provider), async (request) => {
      const reply = await mock.handle(request);

      responseOf(reply);
      if (!failingLink.test(request.target)) expect(new TextDecoder().decode(reply.body)).not.toMatch(exception);
      for (let index = 0; index < reply.headers.length; index += 2) {
        validateHeaderName(reply.headers[index] ?? '');
        validateHeaderValue(reply.headers[index] ?? '', reply.headers[index + 1] ?? '');
      }
    }),
    { numRuns },
  );

  expect(printed).not.toHaveBeenCalled();
});

const link = '/auth/v1/verify?token=bad&type=recovery&redirect_to=http://localhost:3000/%E2%9C%93?%E2%9C%93';
const error = 'error=access_denied&error_code=otp_expired&error_description=Email+link+is+invalid+or+has+expired&sb=';
const leadsTo = { status: 303, location: `http://localhost:3000/%E2%9C%93?%e2%9c%93#${error}` };
const seen = ({ status, headers }: Response): object => ({ status, location: headers.get('location') });

test('a redirect to a page whose URL is not ASCII can be followed in-process', async () => {
  expect(seen(await createMockServer(supabase()).fetch(link))).toEqual(leadsTo);
});

test('a redirect to a page whose URL is not ASCII can be followed on a port', async () => {
  const server = await serve(createMockServer(supabase()), { port: 0 });
  onTestFinished(server.close);

  const reply = await fetch(`http://127.0.0.1:${server.port}/supabase${link}`, { redirect: 'manual' });

  expect(seen(reply)).toEqual(leadsTo);
});

test('a redirect to a page whose URL is not ASCII can be followed with MSW', async () => {
  const server = setupServer(...handlers(createMockServer(supabase())));
  server.listen();
  onTestFinished(() => server.close());

  const reply = await fetch(`http://127.0.0.1:54321${link}`, { redirect: 'manual' });

  expect(seen(reply)).toEqual(leadsTo);
});
