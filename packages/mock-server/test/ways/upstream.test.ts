import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { failure, start, u } from '../insforge/world.ts';
import { realBackend, serving } from './serving.ts';

const hint = 'Please check the API documentation for available endpoints';

/** What the real backend was asked, without what belongs to the connection. */
async function asked(request: IncomingMessage): Promise<object> {
  const { method, url, headers } = request;
  const { authorization, cookie, 'content-type': type, 'x-trace': trace } = headers;
  return { method, url, headers: { authorization, cookie, type, trace }, body: await text(request) };
}

test('hands a request on as it came: method, query, headers and body', async () => {
  const requests: object[] = [];
  const upstream = await realBackend(async (request, response) => {
    requests.push(await asked(request));
    response.writeHead(201, { 'Content-Type': 'application/json', 'X-Total': '1' }).end('[{"id":1}]');
  });
  const { post } = await serving(start({}, { upstream }).mock);

  const reply = await post(
    '/insforge/api/database/records/posts?select=id&a=%20b',
    { title: 'Grüße' },
    { authorization: 'Bearer t', cookie: 'c=1', 'x-trace': '7' },
  );

  expect(requests).toEqual([
    {
      method: 'POST',
      url: '/api/database/records/posts?select=id&a=%20b',
      headers: { authorization: 'Bearer t', cookie: 'c=1', type: 'application/json', trace: '7' },
      body: '{"title":"Grüße"}',
    },
  ]);
  expect(reply).toEqual({ status: 201, body: [{ id: 1 }] });
  expect(reply.headers.get('x-total')).toBe('1');
});

test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('hands %s on', async (method) => {
  const methods: (string | undefined)[] = [];
  const upstream = await realBackend((request, response) => {
    methods.push(request.method);
    response.writeHead(204).end();
  });
  const { send } = await serving(start({}, { upstream }).mock);

  expect(await send('/insforge/api/storage/buckets', { method })).toEqual({ status: 204, body: '' });
  expect(methods).toEqual([method]);
});

test('answers what it knows itself, and what it knows by another method', async () => {
  const upstream = await realBackend((_, response) => response.writeHead(200).end('from the real one'));
  const { get, post } = await serving(start({}, { upstream }).mock);

  expect((await post('/insforge/api/auth/sessions', u)).status).toBe(200);
  expect(await get('/insforge/api/auth/sessions')).toEqual(
    failure(404, 'NOT_FOUND', 'Endpoint /api/auth/sessions not found', hint),
  );
  expect(await get('/insforge/api/auth/profiles/1')).toEqual({ status: 200, body: 'from the real one' });
});

test('hands the statuses and bodies of errors back', async () => {
  const upstream = await realBackend((_, response) =>
    response.writeHead(503, { 'Content-Type': 'application/json', 'Retry-After': '9' }).end('{"error":"DOWN"}'),
  );
  const { get } = await serving(start({}, { upstream }).mock);

  const reply = await get('/insforge/api/ai/models');

  expect(reply).toEqual({ status: 503, body: { error: 'DOWN' } });
  expect(reply.headers.get('retry-after')).toBe('9');
});

test('hands redirects back unfollowed, those within the upstream under its own prefix', async () => {
  const upstream = await realBackend(({ url, headers }, response) => {
    const place = new URL(url ?? '', 'http://x').searchParams.get('to') ?? '';
    response.writeHead(302, { Location: place.replace('{self}', `http://${headers.host}`) }).end();
  });
  const { get, server } = await serving(start({}, { upstream }).mock);
  const location = async (to: string): Promise<string | null> =>
    (await get(`/insforge/api/go?to=${encodeURIComponent(to)}`)).headers.get('location');

  expect((await get('/insforge/api/go?to=/x')).status).toBe(302);
  expect(await location('/api/there?a=b')).toBe('/insforge/api/there?a=b');
  expect(await location('{self}/api/there')).toBe(`${server.baseUrls['insforge']}/api/there`);
  expect(await location('https://accounts.example.com/o')).toBe('https://accounts.example.com/o');
  expect(await location('//cdn.example.com/o')).toBe('//cdn.example.com/o');
});

test('hands every cookie back, so that a browser keeps it for the mock', async () => {
  const upstream = await realBackend((_, response) =>
    response
      .writeHead(200, {
        'Set-Cookie': ['a=1; Path=/api; HttpOnly', 'b=2; Domain=real.example.com; Path=/; Secure', 'c=3'],
      })
      .end(),
  );
  const { get } = await serving(start({}, { upstream }).mock);

  const { headers } = await get('/insforge/api/anything');

  expect(headers.getSetCookie()).toEqual(['a=1; Path=/insforge/api; HttpOnly', 'b=2; Path=/insforge/; Secure', 'c=3']);
});

test('returns bytes as they are, in every encoding', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  const upstream = await realBackend((_, response) =>
    response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Type': 'image/png' }).end(gzipSync(bytes)),
  );
  const { origin } = await serving(start({}, { upstream }).mock);

  const response = await fetch(`${origin}/insforge/api/storage/a.png`, { headers: { 'accept-encoding': 'zstd' } });

  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([...bytes]);
  expect(Object.fromEntries(response.headers)).toMatchObject({ 'content-type': 'image/png' });
  expect(response.headers.has('content-encoding')).toBe(false);
});

test('keeps the path of an upstream that has one', async () => {
  const urls: (string | undefined)[] = [];
  const origin = await realBackend(({ url }, response) => {
    urls.push(url);
    response.writeHead(302, { Location: '/project/api/next' }).end();
  });
  const { get } = await serving(start({}, { upstream: `${origin}/project/` }).mock);

  await get('/insforge/api/anything');

  expect(urls).toEqual(['/project/api/anything']);
});

test('hands on from the root what is unknown there, when its backend is at the root', async () => {
  const upstream = await realBackend(({ url }, response) => response.writeHead(200).end(`real ${url}`));
  const { get } = await serving(start({}, { upstream }).mock, { atRoot: true });

  expect(await get('/api/functions')).toEqual({ status: 200, body: 'real /api/functions' });
  expect((await get('/_resetkit/nothing')).status).toBe(404);
});

test('hands on in-process as well', async () => {
  const upstream = await realBackend((_, response) => response.writeHead(200).end('from the real one'));
  const { get } = start({}, { upstream });

  expect(await get('/api/functions')).toEqual({ status: 200, body: 'from the real one' });
});

test('says that nobody answers at the upstream', async () => {
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const { port } = gone.address() as AddressInfo;
  gone.close();
  await once(gone, 'close');
  const { get } = await serving(start({}, { upstream: `http://127.0.0.1:${port}` }).mock);

  expect(await get('/insforge/api/functions')).toEqual({
    status: 502,
    body: `Resetkit does not know this path and could not hand it on to the upstream http://127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port}\n`,
  });
});

test('has the real 404 for what it does not know when there is no upstream', async () => {
  const { get } = await serving(start().mock);

  expect(await get('/insforge/api/functions')).toEqual(
    failure(404, 'NOT_FOUND', 'Endpoint /api/functions not found', hint),
  );
});

test('refuses an upstream with a password, and does not repeat it', () => {
  expect(() => start({}, { upstream: 'http://ada:secret@localhost:7130' })).toThrow(
    'The upstream has a user name or a password in it. They are sent nowhere: leave them out.',
  );
});

test.each(['localhost:8000', 'ftp://localhost', '/api'])('refuses %s as an upstream', (upstream) => {
  expect(() => start({}, { upstream })).toThrow(
    `Expected an absolute URL such as 'http://localhost:7130' as upstream, not "${upstream}".`,
  );
});
