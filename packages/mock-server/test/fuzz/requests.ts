import * as fc from 'fast-check';
import type { WireRequest } from '../../src/core/wire.ts';
import { registry } from '../../src/registry.ts';
import { describedOperations, nearly } from './described.ts';

/** Any text, and some that programs trip over. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
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
const wild = fc.oneof(
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

const none = fc.constant(new Uint8Array());
const asJson = { 'content-type': 'application/json' };

function bytesOf(json: fc.Arbitrary<unknown>): fc.Arbitrary<Uint8Array> {
  return json.map((fields) => Buffer.from(JSON.stringify(fields) ?? ''));
}

/** Credentials that a provider can accept: each of its keys in the headers in which one of the providers reads it. */
function credentialsOf(id: string): fc.Arbitrary<Record<string, string>> {
  const keys = registry[id]?.outline.keys ?? [];
  const words = keys.flatMap(({ value }) => value.split(/\s+/).filter((part) => part.length > 8));
  const key = fc.constantFrom('none', ...words);
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

/** The requests of a provider: operations of its description with valid, nearly valid and raw bodies, and any path. */
export function requestsTo(id: string): fc.Arbitrary<WireRequest> {
  const known = fc.oneof(
    ...describedOperations(id).map(({ method, path, body }) =>
      fc.record({
        method: fc.constant(method),
        path: value.map((text) => path.replace(/\{\w+\}/g, encoded(text))),
        body: body ? fc.oneof(bytesOf(body), bytesOf(nearly(body)), wild) : fc.oneof(none, wild),
      }),
    ),
  );
  const unknown = fc.record({
    method: fc.constantFrom('GET', 'POST', 'OPTIONS', 'HEAD'),
    path: anyText.map((text) => `/${asTarget(text)}`),
    body: wild,
  });
  return fc
    .record({
      place: fc.oneof({ weight: 5, arbitrary: known }, unknown),
      query,
      headers: fc
        .tuple(credentialsOf(id), headers, fc.constantFrom<Record<string, string>>({}, asJson, asJson, asJson))
        .map(([credentials, others, type]) => ({ ...others, ...credentials, ...type })),
    })
    .map(({ place: { method, path, body }, ...rest }) => ({
      method,
      target: `${path}?${rest.query}`,
      headers: rest.headers,
      body,
      ip: '127.0.0.1',
      mount: '',
      baseUrl: 'http://localhost',
    }));
}
