import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { type Answer, controlling, problem } from './controlling.ts';

const refused = problem(
  403,
  'Forbidden',
  'The control API is for programs and for pages of this machine. Serve with --public-url to name another origin.',
);

/** A request whose `Host` says something else than where it goes, as after a DNS rebinding. */
async function asHost(port: number, host: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, path: '/_resetkit/insforge/clock', headers: { Host: host, ...headers } });
    sent.on('error', reject).on('response', async (response) => {
      resolve({ status: response.statusCode ?? 0, body: await json(response) });
    });
    sent.end();
  });
}

test('lets programs in, which send no Origin', async () => {
  const { control } = await controlling();

  const { status, headers } = await control('GET', '/insforge/clock');

  expect(status).toBe(200);
  expect(headers.has('access-control-allow-origin')).toBe(false);
});

test.each(['http://localhost:5173', 'http://app.localhost:3000', 'http://127.0.0.1:8080', 'https://[::1]:8443'])(
  'lets pages of %s in, and lets them read the answer',
  async (origin) => {
    const { control } = await controlling();

    const { status, headers } = await control('POST', '/insforge/clock', { advanceMs: 0 }, { origin });

    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('vary')).toBe('Origin');
  },
);

test('lets them read a refusal as well', async () => {
  const { control } = await controlling();
  const origin = 'http://localhost:5173';

  const { status, headers } = await control('POST', '/insforge/clock', {}, { origin });

  expect(status).toBe(400);
  expect(headers.get('access-control-allow-origin')).toBe(origin);
});

test('answers their preflights', async () => {
  const { control } = await controlling();
  const origin = 'http://localhost:5173';

  const { status, body, headers } = await control('OPTIONS', '/insforge/options', undefined, {
    origin,
    'access-control-request-method': 'PATCH',
    'access-control-request-headers': 'content-type',
  });

  expect({ status, body }).toEqual({ status: 204, body: undefined });
  expect(headers.get('access-control-allow-origin')).toBe(origin);
  expect(headers.get('access-control-allow-methods')).toBe('GET, POST, PUT, PATCH, DELETE');
  expect(headers.get('access-control-allow-headers')).toBe('Authorization, Content-Type');
});

test.each(['https://evil.example', 'http://localhost.evil.example', 'http://127.0.0.1.evil.example', 'null', ''])(
  'keeps pages of %j out, and changes nothing',
  async (origin) => {
    const { control } = await controlling();

    const answer = await control('POST', '/insforge/clock', { advanceMs: 1 }, { origin });

    expect(answer).toEqual(refused);
    expect(await control('OPTIONS', '/insforge/clock', undefined, { origin })).toEqual(refused);
    expect(await control('GET', '/insforge/clock')).toEqual({
      status: 200,
      body: { now: '2026-01-02T03:04:05.000Z', frozen: true },
    });
  },
);

test('keeps out who was sent here by another name', async () => {
  const { server } = await controlling();
  const foreign = (name: string): Answer =>
    problem(
      403,
      'Forbidden',
      `This server does not answer to the name ${name}. If it is one of its names: --allow-host ${name}`,
    );

  expect(await asHost(server.port, 'evil.example')).toEqual(foreign('evil.example'));
  expect(await asHost(server.port, 'localhost.evil.example:7357')).toEqual(foreign('localhost.evil.example'));
  expect(await asHost(server.port, 'mock:7357')).toEqual(foreign('mock'));
});

test.each(['localhost:7357', 'resetkit.localhost', '192.168.1.5:7357', '[::1]:7357', '127.0.0.1.'])(
  'lets in who means %s',
  async (host) => {
    const { server } = await controlling();

    expect((await asHost(server.port, host)).status).toBe(200);
  },
);

test.each(['192.168.1.5:7357', 'mock:7357', 'MOCK'])(
  'lets its own page in when that was opened at %s',
  async (host) => {
    const { server } = await controlling({}, {}, { allowHosts: ['mock'] });

    expect((await asHost(server.port, host, { Origin: `http://${host.toLowerCase()}` })).status).toBe(200);
    expect(await asHost(server.port, host, { Origin: 'http://other:7357' })).toEqual(refused);
  },
);

test('lets in pages of the public URL, and who means it', async () => {
  const { control, server } = await controlling({}, {}, { publicUrl: 'https://mock.example.com' });
  const origin = 'https://mock.example.com';

  expect((await control('GET', '/insforge/clock', undefined, { origin })).status).toBe(200);
  expect((await asHost(server.port, 'mock.example.com', { Origin: origin })).status).toBe(200);
  expect(await asHost(server.port, 'mock.example.com', { Origin: 'https://evil.example' })).toEqual(refused);
});

test.each(['/insforge/clock', '/insforge/nothing', '/nope/clock', '/mailpit/api/v1/messages', '/nothing'])(
  'keeps pages of others out of %s of a namespace, which is not made then',
  async (path) => {
    const { control, mock, server } = await controlling();
    const sent = { headers: { origin: 'https://evil.example' } };

    const { status } = await fetch(`http://localhost:${server.port}/@worker-3/_resetkit${path}`, sent);

    expect(status).toBe(403);
    expect((await control('GET', '/namespaces')).body).toEqual({ namespaces: [] });
    expect(mock.namespaces.list()).toEqual([]);
  },
);

test('keeps pages of others out of the port of a namespace', async () => {
  const { control } = await controlling();
  const opened = await control('POST', '/namespaces', { name: 'worker-3', port: 0 });
  const { url } = Object(opened.body);

  const answer = await fetch(`${url}/_resetkit/insforge/clock`, { headers: { origin: 'https://evil.example' } });

  expect({ status: answer.status, body: await answer.json() }).toEqual(refused);
});
