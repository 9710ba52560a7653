import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { serve } from '@resetkit/mock-server/http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { start, u } from '../insforge/world.ts';
import { served, serving } from './serving.ts';

const config = '/insforge/api/auth/public-config';

/** Sends bytes as they are and reads until the server ends the connection. */
async function rawReply(port: number, ...chunks: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.setNoDelay().on('data', (bytes) => {
    received += bytes.toString();
  });
  for (const chunk of chunks) await new Promise((resolve) => socket.write(chunk, resolve));
  await once(socket, 'close');
  return received;
}

test('keeps connections open as long as the real server does', async () => {
  const { get } = await served();

  const { headers } = await get(config);

  expect(headers.get('connection')).toBe('keep-alive');
  expect(headers.get('keep-alive')).toBe('timeout=65');
});

test('answers HEAD like GET, without the body', async () => {
  const { send, get } = await served();

  const whole = await get(config);
  const head = await send(config, { method: 'HEAD' });

  expect(head).toEqual({ status: 200, body: '' });
  for (const name of ['content-type', 'content-length', 'etag']) {
    expect(head.headers.get(name), name).toBe(whole.headers.get(name));
  }
});

test('answers HEAD for its own page, its control API and what it does not know', async () => {
  const { send } = await served();

  const head = async (path: string): Promise<object> => send(path, { method: 'HEAD' });

  expect(await head('/')).toEqual({ status: 200, body: '' });
  expect(await head('/_resetkit/health')).toEqual({ status: 200, body: '' });
  expect(await head('/nothing')).toEqual({ status: 404, body: '' });
});

test('answers 204 and 304 without a body', async () => {
  const { get, server } = await served();
  const etag = (await get(config)).headers.get('etag');
  const raw = (line: string, header: string): Promise<string> =>
    rawReply(server.port, `${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${header}\r\n\r\n`);

  const preflight = await raw(`OPTIONS ${config}`, 'Access-Control-Request-Method: GET');
  const unchanged = await raw(`GET ${config}`, `If-None-Match: ${etag}`);

  expect(preflight).toMatch(/^HTTP\/1\.1 204 No Content\r\n(?:.+\r\n)+\r\n$/);
  expect(unchanged).toMatch(/^HTTP\/1\.1 304 Not Modified\r\n(?:.+\r\n)+\r\n$/);
});

test('sends two cookies as two headers', async () => {
  const { mock } = start();
  const reply = { status: 200, headers: ['Set-Cookie', 'a=1; Path=/', 'Set-Cookie', 'b=2; Path=/'] };
  const { get } = await serving({ ...mock, handle: async () => reply });

  const { headers } = await get('/insforge/anything');

  expect(headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
});

test('gives a mock the bytes, the headers and the address of a request', async () => {
  const { mock } = start();
  const seen: unknown[] = [];
  const { origin, server } = await serving({
    ...mock,
    async handle(wire) {
      seen.push({ ...wire, headers: wire.headers['x-twice'], body: [...wire.body] });
      return { status: 204, headers: [] };
    },
  });

  const sent = request(`${origin}/insforge/a%2Fb?c=%20d&c=e`, {
    method: 'PUT',
    headers: { 'X-Twice': ['1', '2'], 'Content-Type': 'application/json' },
  });
  sent.end(Buffer.from([0, 255, 128]));
  await once(sent, 'response');

  expect(seen).toEqual([
    {
      method: 'PUT',
      target: '/a%2Fb?c=%20d&c=e',
      headers: '1, 2',
      body: [0, 255, 128],
      ip: '127.0.0.1',
      mount: '/insforge',
      served: true,
      client: { signal: expect.any(Function) },
      baseUrl: server.baseUrls['insforge'],
    },
  ]);
});

test('reads a body that comes in pieces', async () => {
  const { server } = await served();
  const [start, end] = ['{"email":"u@exa', 'mple.com"}'];

  const reply = await rawReply(
    server.port,
    'POST /insforge/api/auth/email/send-reset-password HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n',
    'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    `${start.length.toString(16)}\r\n${start}\r\n`,
    `${end.length.toString(16)}\r\n${end}\r\n0\r\n\r\n`,
  );

  expect(reply).toMatch(/^HTTP\/1\.1 202 Accepted\r\n/);
});

test('says nothing of a client that goes away while it sends, and serves on', async () => {
  const complaints = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => complaints.mockRestore());
  const { server, get } = await served();
  const socket = connect(server.port, '127.0.0.1');
  await new Promise((resolve) =>
    socket.write(
      'POST /insforge/api/auth/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n{',
      resolve,
    ),
  );
  socket.resetAndDestroy();

  expect((await get(config)).status).toBe(200);
  await server.close();
  expect(complaints).not.toHaveBeenCalled();
});

test('serves on when a client goes away before it is answered', async () => {
  const { mock, origin, get } = await served();
  mock.delays.set(20);
  const waiting = fetch(`${origin}${config}`, { signal: AbortSignal.timeout(1) });
  await expect(waiting).rejects.toThrow();

  expect((await get(config)).status).toBe(200);
});

test('says plainly that the mock itself has failed', async () => {
  const complaints = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => complaints.mockRestore());
  const { mock, get } = await served();
  await mock.close();

  expect(await get('/insforge/anything')).toEqual({
    status: 500,
    body: 'Resetkit failed: This mock server was closed.\n',
  });
  expect(complaints).toHaveBeenCalledOnce();
});

test('refuses what is not HTTP', async () => {
  const { server } = await served();

  expect(await rawReply(server.port, 'Hello?\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
});

test('says that a port is taken, and how to choose another', async () => {
  const { server } = await served();

  await expect(serve([], { port: server.port })).rejects.toThrow(
    `Port ${server.port} on 127.0.0.1 is taken. Stop what uses it, or choose another one: --port 0 takes any that is free.`,
  );
});

test('says that an address is not of this machine', async () => {
  await expect(serve([], { port: 0, host: '192.0.2.1' })).rejects.toThrow(
    '192.0.2.1 is not an address of this machine. Choose another one: --host 127.0.0.1.',
  );
});

test('says that a port is none', async () => {
  await expect(serve([], { port: 70_000 })).rejects.toThrow('Expected a port from 0 to 65535, not 70000.');
});

const hasIpv6 = Object.values(networkInterfaces()).some((own) => own?.some(({ address }) => address === '::1'));
const addresses: [host: string, name: string][] = [
  ['0.0.0.0', 'localhost'],
  ['localhost', 'localhost'],
  ['::1', '[::1]'],
];

test.each(addresses.filter(([host]) => hasIpv6 || host !== '::1'))(
  'names an address to go to when it listens on %s',
  async (host, name) => {
    const server = await serve([], { port: 0, host });
    onTestFinished(server.close);

    expect(server.url).toBe(`http://${name}:${server.port}`);
    const headers = server.token === undefined ? {} : { authorization: `Bearer ${server.token}` };
    expect((await fetch(server.url, { headers })).status).toBe(200);
  },
);

test('frees its port when it is closed, even with open connections, and can be closed twice', async () => {
  const { mock } = start();
  const first = await serve([mock], { port: 0 });
  await fetch(`${first.url}/`);
  const pending = fetch(`${first.url}/_resetkit/insforge/outbox?wait=60000`);
  pending.catch(() => {});
  await fetch(`${first.url}/`);

  await first.close();
  await first.close();

  await expect(pending).rejects.toThrow();
  const second = await serve([mock], { port: first.port });
  onTestFinished(second.close);
  expect((await fetch(`${second.url}${config}`)).status).toBe(200);
});

test('leaves its mocks alive when it is closed', async () => {
  const { mock, server } = await served();

  await server.close();

  expect((await mock.fetch('/api/auth/sessions', { method: 'POST', body: new URLSearchParams({ ...u }) })).status).toBe(
    200,
  );
});

test('serves a single mock that stands in no list', async () => {
  const { mock } = start();
  const server = await serve(mock, { port: 0 });
  onTestFinished(server.close);

  expect((await fetch(`${server.baseUrlOf(mock)}/api/auth/public-config`)).status).toBe(200);
});

test('refuses to serve what is not a mock server', async () => {
  await expect(serve(undefined as unknown as [], { port: 0 })).rejects.toThrow(
    'Expected mock servers, as in serve([mock]), not undefined.',
  );
});
