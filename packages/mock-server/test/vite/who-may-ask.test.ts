import { once } from 'node:events';
import { request } from 'node:http';
import { connect, createServer, type IncomingHttpHeaders } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createListener } from '../../src/http/listener.ts';
import { plain } from '../../src/http/own-replies.ts';
import { devServer } from './dev-server.ts';

/** The status of an answer. `fetch` sets some of these headers itself. */
function statusOf(url: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

const outbox = '/__resetkit/_resetkit/insforge/outbox';

test.each([
  ['/__resetkit/'],
  ['/__resetkit/_resetkit/health'],
  ['/__resetkit/insforge/api/auth/public-config'],
  ['/__resetkit/@worker-3/insforge/api/auth/public-config'],
  ['/auth/reset/validate'],
])('refuses %s under a name that is not its own', async (path) => {
  const { origin } = await devServer({ mount: { unleash: '/' } });

  expect(await statusOf(`${origin}${path}`, { Host: 'evil.example' })).toBe(403);
});

test.each([
  ['a script of another site', { Origin: 'https://evil.example' }],
  ['an image of another site', { 'Sec-Fetch-Site': 'cross-site' }],
])('refuses the control API to %s', async (_, headers) => {
  const { origin } = await devServer({ providers: ['insforge'] });

  expect(await statusOf(`${origin}${outbox}`, headers)).toBe(403);
});

test('answers under the names that Vite is told, and those in `allowHosts`', async () => {
  const { origin } = await devServer(
    { providers: ['insforge'], allowHosts: ['mock'] },
    { allowedHosts: ['app.example'] },
  );

  expect(await statusOf(`${origin}${outbox}`, { Host: 'app.example' })).toBe(200);
  expect(await statusOf(`${origin}${outbox}`, { Host: 'mock' })).toBe(200);
});

test('a dev server that other machines reach asks for a token, which is printed', async () => {
  const { server, origin, said } = await devServer({ providers: ['insforge'] }, { host: true });

  server.printUrls();

  const [, token = ''] = /Resetkit: \S+\/__resetkit\/\?token=(\w+)$/.exec(said.at(-1) ?? '') ?? [];
  expect(await statusOf(`${origin}${outbox}`, {})).toBe(401);
  expect(await statusOf(`${origin}${outbox}`, { Authorization: `Bearer ${token}` })).toBe(200);
});

test('the URL with the token gives the page a cookie, which is all that it needs', async () => {
  const { origin } = await devServer({ providers: ['insforge'], token: 'open-sesame' });

  const { status, headers } = await fetch(`${origin}/__resetkit/?token=open-sesame`, { redirect: 'manual' });
  const [cookie = ''] = headers.get('set-cookie')?.split(';') ?? [];

  expect({ status, location: headers.get('location') }).toEqual({ status: 303, location: '/__resetkit/' });
  expect(await statusOf(`${origin}${outbox}`, { Cookie: cookie })).toBe(200);
});

test('over HTTP/2, which Vite speaks with HTTPS, the name of the server is that of `:authority`', async () => {
  const listener = createListener({
    url: 'http://localhost',
    ready: () => undefined,
    destinationOf: (head) => ({ bodyLimit: 0, answer: () => plain(head, 200, JSON.stringify(head.headers)) }),
  });
  const server = createServer((incoming, response) => void listener(incoming as never, response as never)).listen(0);
  onTestFinished(() => void server.close());
  const session = connect(`http://localhost:${(server.address() as AddressInfo).port}`);
  onTestFinished(() => session.close());

  const stream = session.request({ ':path': '/', ':authority': 'evil.example', 'x-of-its-own': '1' });
  const [headers] = (await once(stream, 'response')) as [IncomingHttpHeaders];
  const body = (await stream.toArray()).join('');

  expect(headers[':status']).toBe(200);
  expect(JSON.parse(body)).toEqual({ host: 'evil.example', 'x-of-its-own': '1' });
});
