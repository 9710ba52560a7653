import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { forward } from '../../src/core/forward.ts';
import { safeHeaders } from '../../src/core/safe-headers.ts';
import { start } from '../insforge/world.ts';
import { realBackend, serving } from '../ways/serving.ts';

const path = '/insforge/api/storage/files';
const wire = {
  method: 'GET',
  target: '/api/x',
  headers: {},
  body: new Uint8Array(),
  ip: '127.0.0.1',
  mount: '',
  baseUrl: 'http://localhost',
};

test('a request goes on while it still comes, and an answer before it ends', async () => {
  const upstream = await realBackend((incoming, response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain' });
    incoming.on('data', (bytes) => response.write(`got ${bytes}\n`)).on('end', () => response.end('end'));
  });
  const { server } = await serving(start({}, { upstream }).mock);
  const sent = request({ port: server.port, path, method: 'POST', headers: { 'transfer-encoding': 'chunked' } });

  sent.write('first');
  const [response] = await once(sent, 'response');
  const [first] = await once(response, 'data');
  sent.end('second');

  expect(String(first)).toBe('got first\n');
  expect(await text(response)).toBe('got second\nend');
});

test('the upstream hears that the client has left', async () => {
  const closed: Promise<unknown>[] = [];
  const upstream = await realBackend((incoming, response) => {
    closed.push(once(response, 'close'));
    incoming.resume();
    response.writeHead(200).write('the beginning of a stream');
  });
  const { server } = await serving(start({}, { upstream }).mock);
  const sent = request({ port: server.port, path });
  sent.on('error', () => {}).end();
  const [response] = await once(sent, 'response');
  await once(response, 'data');

  sent.destroy();

  await closed[0];
});

test('an upstream that does not begin to answer is not waited for', async () => {
  const upstream = await realBackend(() => {});

  const { status, body } = await forward(wire, upstream, 20);

  expect([status, new TextDecoder().decode(body)]).toEqual([
    504,
    `The upstream ${upstream} did not begin to answer within 20 ms.\n`,
  ]);
});

test('headers of the connection are not handed on, nor those that it names', async () => {
  let seen: object = {};
  const upstream = await realBackend(({ headers }, response) => {
    seen = headers;
    response
      .writeHead(200, { Connection: 'x-hop', 'X-Hop': '1', 'X-End': '1', 'Proxy-Authenticate': 'Basic' })
      .end('ok');
  });
  const { server } = await serving(start({}, { upstream }).mock);
  const own = {
    connection: 'close, x-mine',
    'x-mine': '1',
    'x-theirs': '1',
    te: 'trailers',
    'proxy-authorization': 'a',
  };
  const cookie = `a=1; resetkit-${server.port}=the-token; b=2`;
  const sent = request({ port: server.port, path, headers: { ...own, cookie } });

  sent.end();
  const [{ headers }] = await once(sent, 'response');

  expect(Object.keys(seen)).not.toEqual(expect.arrayContaining(['x-mine']));
  expect(seen).toMatchObject({ 'x-theirs': '1', cookie: 'a=1; b=2' });
  for (const name of ['te', 'proxy-authorization']) expect(seen).not.toHaveProperty(name);
  expect(headers).toMatchObject({ 'x-end': '1' });
  for (const name of ['x-hop', 'proxy-authenticate']) expect(headers).not.toHaveProperty(name);
});

test.each(['@evil.example/x', '.evil.example/x', ':1/x', '*', 'http://evil.example/x'])(
  'the target %j changes no host',
  async (target) => {
    const answered: string[] = [];
    const upstream = await realBackend(({ url }, response) => {
      answered.push(url ?? '');
      response.end();
    });

    expect((await forward({ ...wire, target }, upstream)).status).toBe(400);
    expect(answered).toEqual([]);
  },
);

test('what Resetkit itself says of an upstream has the headers of all that is ours', async () => {
  const { headers } = await forward({ ...wire, target: '*' }, 'http://localhost:1');

  expect(headers).toEqual(expect.arrayContaining([...safeHeaders]));
});

test.each(['//evil.example/x', '/\\evil.example/x', '/@evil.example/x'])(
  'the target %j is a path of the upstream',
  async (target) => {
    const hosts: (string | undefined)[] = [];
    const upstream = await realBackend(({ headers }, response) => {
      hosts.push(headers.host);
      response.end();
    });

    expect((await forward({ ...wire, target }, upstream)).status).toBe(200);
    expect(hosts).toEqual([new URL(upstream).host]);
  },
);

test('no target leaves the path of the upstream', async () => {
  const upstream = await realBackend((_, response) => response.end());

  expect((await forward({ ...wire, target: '/../admin' }, `${upstream}/project`)).status).toBe(400);
  expect((await forward({ ...wire, target: '/%2e%2e/admin' }, `${upstream}/project`)).status).toBe(400);
  expect((await forward({ ...wire, target: '/a/../b' }, `${upstream}/project`)).status).toBe(200);
});

test('nothing is handed on under a foreign name', async () => {
  const answered: string[] = [];
  const upstream = await realBackend(({ url }, response) => {
    answered.push(url ?? '');
    response.end();
  });
  const { server } = await serving(start({}, { upstream }).mock);
  const sent = request({ port: server.port, path, headers: { host: 'evil.example' } });
  sent.end();

  const [response] = await once(sent, 'response');

  expect(response.statusCode).toBe(403);
  expect(answered).toEqual([]);
});

test('a body that nobody wants does not hold the connection', async () => {
  const upstream = await realBackend((_, response) => response.end());
  const { mock } = start({}, { upstream });
  const { server } = await serving(mock);
  await mock.faults.add({ html: 502, times: 1 });
  onTestFinished(() => void mock.faults.clear());
  const sent = request({ port: server.port, path, method: 'POST', headers: { 'content-length': '2000000' } });
  sent.end(Buffer.alloc(2_000_000));

  const [response] = await once(sent, 'response');

  expect(response.statusCode).toBe(502);
  expect(await text(response)).toContain('502 Bad Gateway');
});
