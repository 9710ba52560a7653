import { deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { WireRequest } from '../wire.ts';
import type { BodyError } from './body-error.ts';
import { afterBody, type BodyLimits, parseQuery } from './body-parser.ts';

const limits = { json: 1_000, form: 100 };
const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

function request(body: string | Uint8Array, type: string | undefined, encoding?: string): WireRequest {
  return {
    method: 'POST',
    target: '/',
    headers: { 'content-type': type, 'content-encoding': encoding },
    body: typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body),
    ip: '127.0.0.1',
    mount: '',
    baseUrl: 'http://localhost',
  };
}

async function parseBody(sent: WireRequest, by: BodyLimits): Promise<unknown> {
  return afterBody(sent, by, (parsed) => {
    if ('error' in parsed) throw parsed.error;
    return parsed.body;
  });
}

function errorOf(body: string | Uint8Array, type: string, encoding?: string): Promise<BodyError> {
  return parseBody(request(body, type, encoding), limits).then(
    (parsed) => {
      throw new Error(`Parsed as ${JSON.stringify(parsed)}`);
    },
    (error: BodyError) => error,
  );
}

test.each<[string, string, string, unknown]>([
  ['an object', '{"email":"a@b.co"}', json, { email: 'a@b.co' }],
  ['an array', '[1]', json, [1]],
  ['white space around an object', ' \r\n\t{"a":1}\n ', json, { a: 1 }],
  ['the last of two equal keys', '{"a":1,"a":2}', json, { a: 2 }],
  ['a leading byte order mark', '\ufeff{"a":1}', json, { a: 1 }],
  ['a charset in capitals', '{"a":1}', `${json};charset=UTF-8`, { a: 1 }],
  ['a charset in quotes', '{"a":1}', `${json}; charset="utf-8"`, { a: 1 }],
  ['an empty charset', '{"a":1}', `${json}; charset=""`, { a: 1 }],
  ['a type in capitals', '{"a":1}', 'Application/JSON', { a: 1 }],
  ['a form', 'email=a%40b.co&name=A+B', form, { email: 'a@b.co', name: 'A B' }],
  ['a form with a nested name', 'email%5Ba%5D=1', form, { email: { a: '1' } }],
  ['a form with a repeated name', 'email=a&email=b', form, { email: ['a', 'b'] }],
  ['a form with a list', 'ids[]=a&ids[]=b', form, { ids: ['a', 'b'] }],
  ['a form with a charset', 'a=1', `${form}; charset=utf-8`, { a: '1' }],
  ['plain text as nothing', '{"a":1}', 'text/plain', {}],
  ['another JSON type as nothing', '{"a":1}', 'application/vnd.api+json', {}],
  ['several parts as nothing', '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x', {}],
  ['an empty body as nothing', '', json, {}],
])('reads %s', async (_, body, type, expected) => {
  expect(await parseBody(request(body, type), limits)).toEqual(expected);
});

test('reads a body without a type as nothing', async () => {
  expect(await parseBody(request('{"a":1}', undefined), limits)).toEqual({});
});

test('keeps __proto__ from becoming the prototype', async () => {
  const body = await parseBody(request('{"__proto__":{"email":"a@b.co"}}', json), limits);

  expect(Reflect.get(Object(body), 'email')).toBeUndefined();
});

test('replaces bytes that are not UTF-8', async () => {
  const bytes = Uint8Array.from([...Buffer.from('{"a":"'), 0xff, ...Buffer.from('"}')]);

  expect(await parseBody(request(bytes, json), limits)).toEqual({ a: '\ufffd' });
});

test.each([
  ['utf-16', '\ufeff{"a":1}'],
  ['utf-16', '{"a":1}'],
  ['utf-16le', '{"a":1}'],
])('reads %s', async (charset, text) => {
  expect(await parseBody(request(Buffer.from(text, 'utf16le'), `${json}; charset=${charset}`), limits)).toEqual({
    a: 1,
  });
});

test('reads UTF-16 in the order that its mark says', async () => {
  const bytes = Buffer.from('\ufeff{"a":1}', 'utf16le').swap16();

  expect(await parseBody(request(bytes, `${json}; charset=utf-16`), limits)).toEqual({ a: 1 });
});

test.each([
  ['gzip', gzipSync('{"a":1}')],
  ['GZIP', gzipSync('{"a":1}')],
  ['deflate', deflateSync('{"a":1}')],
  ['identity', Buffer.from('{"a":1}')],
  ['', Buffer.from('{"a":1}')],
])('undoes the encoding %s', async (encoding, body) => {
  expect(await parseBody(request(body, json, encoding), limits)).toEqual({ a: 1 });
});

test.each([
  ['{', /^Expected property name or '}' in JSON at position 1/],
  ['{"a":1,}', /^Expected double-quoted property name in JSON at position 7/],
  ['{"a":', /^Unexpected end of JSON input$/],
  ['{"a":1} x', /^Unexpected non-whitespace character after JSON at position 8/],
  ['   ', /^Unexpected end of JSON input$/],
  ['abc', /^Unexpected token 'a', "abc" is not valid JSON$/],
  ['5', /^Unexpected token '5', "5" is not valid JSON$/],
  [' 5', /^Unexpected token '5', " 5" is not valid JSON$/],
  ['null', /^Unexpected token 'n', "null" is not valid JSON$/],
  ['true', /^Unexpected token 't', "true" is not valid JSON$/],
  ['"text"', /^Unexpected token '"', ""text"" is not valid JSON$/],
])('refuses %j as JSON in the words of the engine', async (body, message) => {
  const error = await errorOf(body, json);

  expect(error.reason).toBe('json');
  expect(error.message).toMatch(message);
});

test.each<[string, string, string, string | undefined, string]>([
  ['JSON in another charset', '{}', `${json}; charset=iso-8859-1`, undefined, 'unsupported charset "ISO-8859-1"'],
  ['JSON in a charset that nobody knows', '{}', `${json}; charset=utf-99`, undefined, 'unsupported charset "UTF-99"'],
  ['a form in another charset', 'a=1', `${form}; charset=iso-8859-1`, undefined, 'unsupported charset "ISO-8859-1"'],
  ['a form in UTF-16', 'a=1', `${form}; charset=utf-16`, undefined, 'unsupported charset "UTF-16"'],
  ['an unknown encoding', '{}', json, 'foo', 'unsupported content encoding "foo"'],
  ['an encoding with the name of a member', '{}', json, '__proto__', 'unsupported content encoding "__proto__"'],
  ['an unknown encoding of a form', 'a=1', form, 'foo', 'unsupported content encoding "foo"'],
  ['Brotli, which body-parser 1.20 does not know', '{}', json, 'br', 'unsupported content encoding "br"'],
  ['JSON over the limit', `{"a":"${'x'.repeat(1_000)}"}`, json, undefined, 'request entity too large'],
  ['a form over the limit', `a=${'x'.repeat(100)}`, form, undefined, 'request entity too large'],
])('refuses %s', async (_, body, type, encoding, message) => {
  const error = await errorOf(body, type, encoding);

  expect([error.reason, error.message]).toEqual(['other', message]);
});

test('looks at the charset before the encoding', async () => {
  expect((await errorOf('{}', `${json}; charset=latin1`, 'foo')).message).toBe('unsupported charset "LATIN1"');
});

test('counts the limit after the encoding is undone', async () => {
  expect((await errorOf(gzipSync(`{"a":"${'x'.repeat(1_000)}"}`), json, 'gzip')).message).toBe(
    'request entity too large',
  );
});

test('does not look at the charset and the encoding of a type that it does not read', async () => {
  expect(await parseBody(request('x', 'text/plain; charset=latin1', 'foo'), limits)).toEqual({});
});

test('refuses a form with too many fields', async () => {
  const many = request(Array.from({ length: 1_001 }, () => 'a').join('&'), form);

  await expect(parseBody(many, { json: 0, form: 10_000 })).rejects.toThrow('too many parameters');
});

test('refuses a form that is nested too deeply', async () => {
  const deep = request(`a${'[b]'.repeat(33)}=1`, form);

  await expect(parseBody(deep, { json: 0, form: 10_000 })).rejects.toThrow('The input exceeded the depth');
});

test('a form whose brackets are not looked at has them in its names', async () => {
  const sent = request('a[b]=1&c[]=2&a[b]=3&d=4', form);

  expect(await parseBody(sent, { ...limits, formDepth: 0 })).toEqual({ 'a[b]': ['1', '3'], 'c[]': '2', d: '4' });
});

test.each(['utf-16', 'utf-16le', 'utf-16be'])('half a unit of %s at the end is nothing', async (charset) => {
  expect(await parseBody(request('{', `${json}; charset=${charset}`), limits)).toEqual({});
});

test.each<[string, unknown]>([
  ['', {}],
  ['token=a', { token: 'a' }],
  ['token=a&token=b', { token: ['a', 'b'] }],
  ['token[a]=b', { token: { a: 'b' } }],
  ['client_type=mobile&x=%20y', { client_type: 'mobile', x: ' y' }],
])('reads the query %j', (query, expected) => {
  expect(parseQuery(query)).toEqual(expected);
});

test('takes any JSON value where it is not strict, and no form where there is no parser for one', async () => {
  const loose = { json: 1_000, strict: false };

  expect(await parseBody(request('null', json), loose)).toBeNull();
  expect(await parseBody(request('"x"', json), loose)).toBe('x');
  expect(await parseBody(request('a=b', form), loose)).toEqual({});
  await expect(parseBody(request('nope', json), loose)).rejects.toMatchObject({ reason: 'json', status: 400 });
});

test.each([
  ['too large', 'x'.repeat(1_001), json, undefined, 413],
  ['in another charset', '{}', 'application/json; charset=latin1', undefined, 415],
  ['in another encoding', '{}', json, 'zstd-x', 415],
  ['no gzip', '{}', json, 'gzip', 400],
])('gives the status of a body that is %s', async (_, body, type, encoding, status) => {
  await expect(parseBody(request(body, type, encoding), limits)).rejects.toMatchObject({ status });
});
