import { request } from 'node:http';
import { json, text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { createMockServer, type MockServerSettings } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { expect, onTestFinished, test } from 'vitest';
import { announce } from '../announce.ts';
import { registry } from '../registry.ts';

const gigabyte = 2 ** 30;

/** A mock server of a provider on a free port, until the test is over. */
async function open(id: string, settings: MockServerSettings = {}) {
  const mock = createMockServer((registry[id] ?? (() => expect.fail(`no ${id}`)))({}), settings);
  const server = await serve(mock, { port: 0 });
  onTestFinished(async () => {
    await server.close();
    await mock.close();
  });
  return { mock, port: server.port };
}

/** Sends blocks of a body without an end until the server answers. Resolves to the status. */
function sendUntilAnswered(port: number, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const block = Buffer.alloc(64 * 1024, 'a');
    const sent = request({ port, method: 'POST', path, headers });
    const more = (): void => {
      while (!sent.destroyed && sent.write(block));
    };
    sent.on('drain', more).on('error', reject);
    sent.on('response', async (response) => {
      await text(response);
      resolve(response.statusCode ?? 0);
      sent.destroy();
    });
    more();
  });
}

const asJson = { 'content-type': 'application/json' };
/** For each provider: where a body is read, with which headers, and what one that is too long gets. */
const tooLong: readonly (readonly [
  id: string,
  path: string,
  headers: Record<string, string>,
  status: number,
  body: unknown,
])[] = [
  [
    'insforge',
    '/api/auth/email/send-reset-password',
    asJson,
    500,
    { error: 'INTERNAL_ERROR', message: 'request entity too large', statusCode: 500 },
  ],
  ['unleash', '/auth/reset/password-email', asJson, 413, { message: 'request entity too large' }],
  [
    'supabase',
    '/auth/v1/magiclink',
    { ...asJson, apikey: '', 'x-supabase-api-version': '2024-01-01' },
    413,
    { code: 'request_entity_too_large', message: 'Request body too large (max 1048576 bytes)' },
  ],
  ['stack-auth', '/api/v1/auth/password/send-reset-code', asJson, 413, 'Request body too large'],
  ['apphandoff', '/auth/send-password-reset', asJson, 400, { error: 'The request body is not a JSON object' }],
];

test.each(tooLong)(
  '%s refuses an announced gigabyte in its own words before it is sent',
  async (id, path, given, status, body) => {
    const { mock, port } = await open(id);
    const { anonKey } = Object(await mock.options.get());
    const headers = 'apikey' in given ? { ...given, apikey: String(anonKey) } : given;

    const answer = await announce(port, 'POST', `/${id}${path}`, gigabyte, headers);

    expect(answer.status).toBe(status);
    if (typeof body === 'string') expect(answer.body).toBe(body);
    else expect(JSON.parse(answer.body)).toMatchObject(Object(body));
  },
);

test.each(['unleash', 'supabase', 'stack-auth', 'apphandoff'])(
  '%s answers a body without an end as soon as it is too long',
  async (id) => {
    const { mock, port } = await open(id);
    const [, path = ''] = tooLong.find(([name]) => name === id) ?? [];
    const { anonKey } = Object(await mock.options.get());

    const status = await sendUntilAnswered(port, `/${id}${path}`, { ...asJson, apikey: String(anonKey) });

    expect(status).toBe(id === 'apphandoff' ? 400 : 413);
  },
);

const withoutBody: readonly (readonly [method: string, path: string, status: number])[] = [
  ['GET', '/', 200],
  ['POST', '/', 404],
  ['POST', '/nothing', 404],
  ['GET', '/_resetkit/health', 200],
  ['POST', '/_resetkit/restart', 204],
  ['POST', '/_resetkit/supabase/nothing', 404],
  ['POST', '/supabase/auth/v1/nothing', 401],
  ['POST', '/supabase/auth/v1/logout', 401],
];

test.each(withoutBody)('%s %s takes no body, and reads none', async (method, path, status) => {
  const { port } = await open('supabase');

  expect((await announce(port, method, path, gigabyte)).status).toBe(status);
});

test('a page of another site makes the control API read nothing', async () => {
  const { port } = await open('insforge');
  const stranger = { origin: 'https://evil.example' };

  expect((await announce(port, 'PUT', '/_resetkit/insforge/snapshot', 200_000_000, stranger)).status).toBe(403);
});

test.each([
  ['insforge', '/api/auth/email/send-reset-password', 500],
  ['unleash', '/auth/reset/password-email', 413],
])('%s stops inflating at its limit', async (id, path, status) => {
  const { mock } = await open(id);
  // Each of the members is a kilobyte and inflates to one mebibyte: together 2 GiB.
  const member = gzipSync(Buffer.alloc(1024 * 1024, ' '));
  const body = Buffer.concat(Array.from({ length: 2048 }, () => member));
  const before = process.memoryUsage().rss;

  const reply = await mock.fetch(path, { method: 'POST', headers: { ...asJson, 'content-encoding': 'gzip' }, body });

  expect(reply.status).toBe(status);
  expect(await reply.text()).toContain('request entity too large');
  expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024);
});

test('large bodies are read one after the other, and small ones in between', async () => {
  const { port } = await open('insforge');
  const path = '/insforge/api/auth/email/send-reset-password';
  const post = () => {
    const sent = request({ port, method: 'POST', path, headers: { ...asJson, 'transfer-encoding': 'chunked' } });
    const answered = new Promise<unknown>((resolve, reject) => {
      sent.on('error', reject).on('response', (response) => resolve(json(response)));
    });
    return { sent, answered };
  };
  const large = `{"email":"ada@example.com","x":"${'a'.repeat(3 * 1024 * 1024)}"`;
  const first = post();
  await new Promise((resolve) => first.sent.write(large, resolve));
  const second = post();
  second.sent.end(`${large}}`);

  const small = post();
  small.sent.end('{"email":"ada@example.com"}');
  expect(await small.answered).toMatchObject({ success: true });
  first.sent.end('}');

  expect(await first.answered).toMatchObject({ success: true });
  expect(await second.answered).toMatchObject({ success: true });
});

test('a large body whose sender leaves lets the next one in', async () => {
  const { port } = await open('insforge');
  const path = '/insforge/api/auth/email/send-reset-password';
  const large = `{"x":"${'a'.repeat(2 * 1024 * 1024)}`;
  const left = request({ port, method: 'POST', path, headers: { ...asJson, 'transfer-encoding': 'chunked' } });
  left.on('error', () => {});
  await new Promise((resolve) => left.write(large, resolve));
  left.destroy();

  const reply = await fetch(`http://localhost:${port}${path}`, {
    method: 'POST',
    headers: asJson,
    body: `${large}","email":"ada@example.com"}`,
  });

  expect(reply.status).toBe(202);
});

test('the journal keeps the beginning of a long body only', async () => {
  const { mock } = await open('insforge');
  const body = JSON.stringify({ email: 'ada@example.com', x: 'a'.repeat(3_000_000) });

  await mock.fetch('/api/auth/email/send-reset-password', { method: 'POST', headers: asJson, body });

  const [row] = await mock.journal.list();
  expect(row?.request.body).toHaveLength(64 * 1024);
});
