import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ada, failure, start } from './world.ts';

const keys = ['hook-secret-of-thirty-two-bytes!', 'another-secret-of-32-bytes-long!'];
const secrets = keys.map((key) => `v1,whsec_${btoa(key)}`).join('|');
const recovery = { email: ada.email };

interface Call {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A hook on a server of its own, and what it gets. */
async function serveHook(): Promise<{ readonly uri: string; readonly calls: readonly Call[] }> {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    calls.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { uri: `http://127.0.0.1:${port}/send-email`, calls };
}

function signature(key: string, { headers, body }: Call): string {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

test('a hook on a server gets a request as Standard Webhooks has it, signed with each secret', async () => {
  const { uri, calls } = await serveHook();
  const { post, mock } = start({ sendEmailHook: { uri, secrets } });

  expect(await post('/recover', recovery)).toEqual({ status: 200, body: {} });

  const [call] = calls;
  expect(calls).toHaveLength(1);
  expect(call).toMatchObject({
    method: 'POST',
    url: '/send-email',
    headers: {
      'content-type': 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'Go-http-client/1.1',
      'webhook-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'webhook-timestamp': String(mock.clock.now() / 1_000),
    },
  });
  expect(call?.headers['webhook-signature']).toBe(keys.map((key) => call && signature(key, call)).join(', '));
  expect(JSON.parse(call?.body ?? '')).toMatchObject({ email_data: { email_action_type: 'recovery' } });
});

test('user and password in the URL of a hook are sent as credentials', async () => {
  const { uri, calls } = await serveHook();
  const { post } = start({ sendEmailHook: { uri: uri.replace('//', '//me:p%C3%A4ss%40@'), secrets: '' } });

  await post('/recover', recovery);

  expect(calls).toMatchObject([
    { url: '/send-email', headers: { authorization: `Basic ${Buffer.from('me:päss@').toString('base64')}` } },
  ]);
});

test('without secrets a request has an empty signature', async () => {
  const { uri, calls } = await serveHook();
  const { post } = start({ sendEmailHook: { uri, secrets: '' } });

  await post('/recover', recovery);

  expect(calls[0]?.headers['webhook-signature']).toBe('');
});

test('a hook that is a function gets the same request, signed with the secret of the README', async () => {
  let verified = false;
  const { post } = start({
    async sendEmailHook(payload, request) {
      const call = { headers: Object.fromEntries(request.headers), body: await request.text() };
      const expected = signature('resetkit-send-email-hook-secret!', { method: '', url: '', ...call });
      verified = request.headers.get('webhook-signature') === expected && call.body === JSON.stringify(payload);
    },
  });

  await post('/recover', recovery);

  expect(verified).toBe(true);
});

test('an asymmetric secret fails when a request is signed', async () => {
  const secret = `v1a,whpk_${'A'.repeat(44)}:whsk_${'A'.repeat(44)}`;
  const { post } = start({ sendEmailHook: { uri: 'http://127.0.0.1:1/x', secrets: secret } });

  expect(await post('/recover', recovery)).toEqual(
    failure(500, 'unexpected_failure', 'Error generating signatures: invalid signature format'),
  );
});

/** Replaces timers and `fetch` until the end of the test. `first` resolves with the first attempt. */
function withoutNetwork(fetch: (init: RequestInit) => Promise<Response>): {
  readonly first: Promise<void>;
  attempts(): number;
} {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let attempts = 0;
  const first = new Promise<void>((resolve) => {
    vi.stubGlobal('fetch', (_: Request, init: RequestInit) => {
      attempts += 1;
      resolve();
      return fetch(init);
    });
  });
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  return { first, attempts: () => attempts };
}

test('a hook that cannot be reached is called three times, two seconds apart', async () => {
  const { first, attempts } = withoutNetwork(() => Promise.reject(new TypeError('fetch failed')));
  const { post, mock } = start({ sendEmailHook: { uri: 'http://127.0.0.1:1/x', secrets } });

  const reply = post('/recover', recovery);
  await first;
  await vi.advanceTimersByTimeAsync(1_999);
  expect(attempts()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(attempts()).toBe(2);
  await vi.advanceTimersByTimeAsync(2_000);

  expect(await reply).toEqual(failure(422, 'hook_timeout_after_retry', 'Failed to reach hook after maximum retries'));
  expect(attempts()).toBe(3);
  expect(await mock.outbox.list()).toEqual([]);
});

test('a hook that hangs is given up after five seconds, and its connection closed', async () => {
  let isClosed = false;
  const { first } = withoutNetwork(({ signal }) => {
    signal?.addEventListener('abort', () => {
      isClosed = true;
    });
    return new Promise(() => {});
  });
  const { post, mock } = start({ sendEmailHook: { uri: 'http://127.0.0.1:1/x', secrets } });

  const reply = post('/recover', recovery);
  await first;
  await vi.advanceTimersByTimeAsync(5_000);

  expect(await reply).toEqual(
    failure(422, 'hook_timeout', 'Failed to reach hook within maximum time of 5.000000 seconds'),
  );
  expect(isClosed).toBe(true);
  expect(await mock.outbox.list()).toEqual([]);
});

test('a hook that was given up is not called again', async () => {
  const { first, attempts } = withoutNetwork(
    () => new Promise((_, reject) => void setTimeout(() => reject(new TypeError('fetch failed')), 4_000)),
  );
  const { post } = start({ sendEmailHook: { uri: 'http://127.0.0.1:1/x', secrets } });

  const reply = post('/recover', recovery);
  await first;
  await vi.advanceTimersByTimeAsync(9_000);

  expect(await reply).toEqual(
    failure(422, 'hook_timeout', 'Failed to reach hook within maximum time of 5.000000 seconds'),
  );
  expect(attempts()).toBe(1);
});

test.each([
  [200, '{"code":"unknown","message":"m"}'],
  [204, ''],
  [302, '{"code":"unknown","message":"m"}'],
  [418, '{"code":"unknown","message":"m"}'],
])('a hook can name every status as its error: %d', async (http_code, body) => {
  const { mock } = start({ sendEmailHook: () => ({ error: { http_code, message: 'm' } }) });
  const { anonKey: apikey } = await mock.options.get();

  const response = await mock.fetch('/auth/v1/recover', {
    method: 'POST',
    headers: { apikey, 'x-supabase-api-version': '2024-01-01' },
    body: JSON.stringify(recovery),
    redirect: 'manual',
  });

  expect([response.status, await response.text()]).toEqual([http_code, body]);
  expect(response.headers.has('location')).toBe(false);
});
