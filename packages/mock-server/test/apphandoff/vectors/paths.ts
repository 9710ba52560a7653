import { expect } from 'vitest';
import { failure, portal, send, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

const notFound = failure(404, 'not_found', 'There is no such endpoint');

const preflight = {
  method: 'OPTIONS',
  headers: {
    origin: portal,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type,authorization',
  },
};

/** Paths and methods without an operation, and CORS. */
export const pathsVectors: readonly Vector[] = [
  ...table(
    ['/', '/auth', '/auth/nowhere', '/auth/send-password-reset/', '/AUTH/login', '/apis/auth/login'],
    'knows nothing of %s',
  )((path) => ({
    async run(world) {
      expect(await world.post(path, {})).toEqual(notFound);
    },
  })),
  ...table(
    [
      ['GET', send, 'POST, OPTIONS'],
      ['PUT', send, 'POST, OPTIONS'],
      ['POST', '/auth/me', 'GET, HEAD, OPTIONS'],
      ['DELETE', '/auth/status', 'GET, HEAD, OPTIONS'],
    ],
    'does not take %s at %s',
  )((method, path, allowed) => ({
    async run(world) {
      const reply = await world.send(path, { method });

      expect(reply).toEqual(failure(405, 'method_not_allowed', 'This endpoint does not take this method'));
      expect(reply.headers.get('allow')).toBe(allowed);
    },
  })),
  {
    title: 'answers at paths with the /api of the real host, too',
    async run({ mock }) {
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
    },
  },
  {
    title: 'lets pages of the portal call, with credentials',
    async run({ send: call, post }) {
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
    },
  },
  {
    title: 'says nothing of that to other pages',
    async run({ send: call }) {
      const { headers } = await call(send, {
        ...preflight,
        headers: { ...preflight.headers, origin: 'https://evil.example' },
      });

      expect(Object.fromEntries(headers)).toEqual({ vary: 'Origin' });
    },
  },
  {
    title: 'lets pages read errors, too',
    async run(world) {
      const { headers } = await world.post('/auth/nowhere', {}, { origin: portal });

      expect(headers.get('access-control-allow-origin')).toBe(portal);
    },
  },
];
