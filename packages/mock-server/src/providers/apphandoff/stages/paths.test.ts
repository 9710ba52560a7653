import { expect, test } from 'vitest';
import { failure, portal, send, start, u } from '../../../../test/apphandoff/world.ts';

const notFound = failure(404, 'not_found', 'There is no such endpoint');

test.each(['/', '/auth', '/auth/nowhere', '/auth/send-password-reset/', '/AUTH/login', '/apis/auth/login'])(
  'knows nothing of %s',
  async (path) => {
    expect(await start().post(path, {})).toEqual(notFound);
  },
);

test.each([
  ['GET', send, 'POST, OPTIONS'],
  ['PUT', send, 'POST, OPTIONS'],
  ['POST', '/auth/me', 'GET, HEAD, OPTIONS'],
  ['DELETE', '/auth/status', 'GET, HEAD, OPTIONS'],
])('does not take %s at %s', async (method, path, allowed) => {
  const reply = await start().send(path, { method });

  expect(reply).toEqual(failure(405, 'method_not_allowed', 'This endpoint does not take this method'));
  expect(reply.headers.get('allow')).toBe(allowed);
});

test("claims no path below /api that comes without a prefix, because it may be another backend's", () => {
  const { mock } = start();

  expect([mock.knows('/auth/login'), mock.knows('/api/auth/login')]).toEqual([true, false]);
});

test('answers at paths with the /api of the real host, too', async () => {
  const { mock } = start();

  const reply = await mock.handle({
    method: 'POST',
    target: '/api/auth/send-password-reset?x=1',
    headers: {},
    body: new TextEncoder().encode(JSON.stringify({ email: u.email })),
    ip: '127.0.0.1',
    mount: '/apphandoff',
    baseUrl: 'http://localhost:7357/apphandoff',
  });

  expect(reply.status).toBe(200);
});

const preflight = {
  method: 'OPTIONS',
  headers: {
    origin: portal,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type,authorization',
  },
};

test('lets pages of the portal call, with credentials', async () => {
  const { send: call, post } = start();
  const asked = await call(send, preflight);
  const answered = await post(send, { email: u.email }, { origin: portal });

  expect(asked).toEqual({ status: 204, body: '' });
  expect(Object.fromEntries(asked.headers)).toEqual({
    vary: 'Origin',
    'access-control-allow-origin': portal,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'Retry-After',
    'access-control-allow-methods': 'GET, HEAD, POST',
    'access-control-allow-headers': 'content-type,authorization',
  });
  expect(Object.fromEntries(answered.headers)).toEqual({
    vary: 'Origin',
    'access-control-allow-origin': portal,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'Retry-After',
    'content-type': 'application/json',
    'content-length': '103',
  });
});

test('says nothing of that to other pages', async () => {
  const { send: call } = start();

  const { headers } = await call(send, {
    ...preflight,
    headers: { ...preflight.headers, origin: 'https://evil.example' },
  });

  expect(Object.fromEntries(headers)).toEqual({ vary: 'Origin' });
});

test('lets pages read errors, too', async () => {
  const { headers } = await start().post('/auth/nowhere', {}, { origin: portal });

  expect(headers.get('access-control-allow-origin')).toBe(portal);
});
