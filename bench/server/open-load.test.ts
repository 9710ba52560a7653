import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openLoad } from './open-load.ts';

/** A server, and a load on three connections to it. */
async function loaded(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const load = await openLoad({ port, path: '/a', headers: { 'x-a': '1' }, body: '{}' }, 3);
  onTestFinished(() => {
    load.close();
    server.close();
  });
  return load;
}

test.each([
  ['with its length', (length: number) => ({ 'Content-Length': length })],
  ['in chunks', () => ({})],
])('sends so many requests, and takes answers %s', async (_, headers) => {
  const seen: string[] = [];
  const load = await loaded((incoming, response) => {
    seen.push(`${incoming.method} ${incoming.url} ${incoming.headers['x-a']} ${incoming.headers['content-length']}`);
    response.writeHead(200, headers(4)).write('{"a"');
    response.end();
  });

  await load.burst(10);

  expect(seen).toEqual(Array.from({ length: 10 }, () => 'POST /a 1 2'));
});

test('takes answers without a body', async () => {
  const load = await loaded((_incoming, response) => response.writeHead(204).end());

  await expect(load.burst(2)).resolves.toBe(true);
});

test('takes nothing for quick that is no success', async () => {
  const load = await loaded((_incoming, response) => response.writeHead(500).end());

  await expect(load.burst(1)).rejects.toThrow('Not answered as it should be: HTTP/1.1 500');
});
