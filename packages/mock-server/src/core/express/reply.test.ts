import { expect, test } from 'vitest';
import { responseOf } from '../fetch.ts';
import type { Answer } from '../stage.ts';
import type { WireReply, WireRequest } from '../wire.ts';
import { finalPage } from './final-page.ts';
import { createExpressReply, type ExpressSettings } from './reply.ts';

function request(method: string, headers: WireRequest['headers'] = {}): WireRequest {
  return { method, target: '/', headers, body: new Uint8Array(), ip: '127.0.0.1', mount: '', baseUrl: '' };
}

const expressReply = (
  request: WireRequest,
  answer: Answer,
  stamps: readonly string[],
  settings?: ExpressSettings,
): WireReply => createExpressReply(settings)(request, answer, stamps);

const headerOf = (reply: WireReply, name: string): string | undefined =>
  responseOf(reply).headers.get(name) ?? undefined;

const textOf = ({ body }: WireReply): string | undefined => body && new TextDecoder().decode(body);

test('puts JSON on the wire with its length and a tag', () => {
  const reply = expressReply(request('POST'), { status: 400, body: { é: 1 } }, ['Vary', 'Origin']);

  expect(textOf(reply)).toBe('{"é":1}');
  expect(reply.headers).toEqual([
    ...['X-Powered-By', 'Express'],
    ...['Vary', 'Origin'],
    ...['Content-Type', 'application/json; charset=utf-8'],
    ...['ETag', expect.stringMatching(/^W\/"8-/)],
    ...['Content-Length', '8'],
  ]);
});

test('leaves out headers that are undefined and keeps numbers as text', () => {
  const reply = expressReply(request('GET'), { status: 204, headers: { 'X-None': undefined, 'X-Number': 5 } }, []);

  expect(reply).toEqual({ status: 204, headers: ['X-Powered-By', 'Express', 'X-Number', '5'] });
});

test('answers HEAD with the headers of GET and no body', () => {
  const get = expressReply(request('GET'), { status: 200, body: { a: 1 } }, []);
  const head = expressReply(request('HEAD'), { status: 200, body: { a: 1 } }, []);

  expect(head).toEqual({ status: 200, headers: get.headers });
});

test('answers 304 without type and length to a client whose copy is good', () => {
  const etag = headerOf(expressReply(request('GET'), { status: 200, body: { a: 1 } }, []), 'etag') ?? '';

  const reply = expressReply(request('GET', { 'if-none-match': etag }), { status: 200, body: { a: 1 } }, [
    'Vary',
    'Origin',
  ]);

  expect(reply).toEqual({ status: 304, headers: ['X-Powered-By', 'Express', 'Vary', 'Origin', 'ETag', etag] });
});

test.each([
  ['POST', 200],
  ['GET', 404],
])('never answers 304 to %s with %i', (method, status) => {
  const reply = expressReply(request(method, { 'if-none-match': '*' }), { status, body: { a: 1 } }, []);

  expect(reply.status).toBe(status);
});

test('adds Accept to Vary of a redirect', () => {
  const reply = expressReply(request('GET'), { status: 302, headers: { Location: 'https://a.example/' } }, [
    'Vary',
    'Origin',
  ]);

  expect(textOf(reply)).toBe('Found. Redirecting to https://a.example/');
  expect(reply.headers).toEqual([
    ...['X-Powered-By', 'Express'],
    ...['Vary', 'Origin, Accept'],
    ...['Location', 'https://a.example/'],
    ...['Content-Type', 'text/plain; charset=utf-8'],
    ...['Content-Length', '40'],
  ]);
});

test('answers a redirect that can only be JSON without a body', () => {
  const reply = expressReply(
    request('GET', { accept: 'application/json' }),
    { status: 302, headers: { Location: 'https://a.example/' } },
    ['Vary', 'Origin'],
  );

  expect(reply.body).toBeUndefined();
  expect(headerOf(reply, 'content-length')).toBe('0');
  expect(headerOf(reply, 'content-type')).toBeUndefined();
});

test('keeps its name to itself and says that bodies may be compressed, where it is set up so', () => {
  const settings = { poweredBy: false, compression: true };

  const reply = expressReply(request('POST'), { status: 200, body: {} }, [], settings);
  const empty = expressReply(request('POST'), { status: 200 }, [], settings);

  expect(reply.headers.slice(0, 2)).toEqual(['Content-Type', 'application/json; charset=utf-8']);
  expect(headerOf(reply, 'vary')).toBe('Accept-Encoding');
  expect(empty).toEqual({ status: 200, headers: [] });
});

test('says of a redirect that both its form and its encoding depend on the request', () => {
  const location = { headers: { Location: '/' }, status: 302 };

  expect(headerOf(expressReply(request('GET'), location, [], { compression: true }), 'vary')).toBe(
    'Accept, Accept-Encoding',
  );
});

test('tags HTML, but not the page for what nobody has answered', () => {
  const tagOf = (answer: Parameters<typeof expressReply>[1]) =>
    headerOf(expressReply(request('GET'), answer, []), 'etag');

  expect(tagOf({ status: 404, body: '<p>' })).toMatch(/^W\/"3-/);
  expect(tagOf(finalPage('GET', '/'))).toBeUndefined();
});

test('indents JSON by the spaces of the settings, and tags and measures it so', () => {
  const reply = expressReply(request('GET'), { status: 200, body: { a: 1 } }, [], { spaces: 2 });

  expect(new TextDecoder().decode(reply.body)).toBe('{\n  "a": 1\n}');
  expect(headerOf(reply, 'content-length')).toBe('12');
  expect(headerOf(reply, 'etag')).toMatch(/^W\/"c-/);
});
