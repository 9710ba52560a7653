import { expect } from 'vitest';
import { failure, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

const send = '/api/auth/email/send-reset-password';
const notFound = (target: string) =>
  failure(
    404,
    'NOT_FOUND',
    `Endpoint ${target} not found`,
    'Please check the API documentation for available endpoints',
  );
const page = (line: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Error</title>
</head>
<body>
<pre>${line}</pre>
</body>
</html>
`;

/** Paths and methods without an operation. */
export const unknownPathVectors: readonly Vector[] = [
  ...table(
    [
      ['GET', '/api/auth/nowhere'],
      ['POST', '/api/auth/email/nowhere?a=1&b=%20'],
      ['GET', '/nowhere'],
      ['GET', send],
      ['DELETE', send],
      ['PUT', '/api/auth/email/reset-password'],
      ['POST', '/api/auth/email/reset-password-link'],
      ['PATCH', '/api/auth/config'],
      ['PUT', '/api/auth/users'],
      ['POST', '/api/health'],
      ['GET', '/api/metadata/nothing'],
      ['POST', '/api/auth/email//send-reset-password'],
      ['POST', `${send}//`],
      ['POST', `${send}/x`],
    ],
    'does not know %s %s and echoes it',
  )((method, target) => ({
    async run(world) {
      const reply = await world.send(target, { method });

      expect(reply).toEqual(notFound(target));
      expect(reply.headers.get('etag')).toMatch(/^W\//);
    },
  })),
  ...table(
    [
      '/API/Auth/Email/SEND-reset-password?x=1',
      `${send}/`,
      '/api//auth/email/send-reset-password',
      '/api/auth//email/send-reset-password',
    ],
    'knows %s',
  )((path) => ({
    async run(world) {
      expect((await world.post(path, { email: u.email })).status).toBe(202);
    },
  })),
  ...table(
    ['/api/auth/email/%zz', '/api/auth/%'],
    'cannot decode %s',
  )((path) => ({
    async run(world) {
      expect(await world.get(path)).toEqual(failure(500, 'INTERNAL_ERROR', `Failed to decode param '${path}'`));
    },
  })),
  ...table(
    [
      ['GET', '/api/auth/nowhere', 'Cannot GET /api/auth/nowhere'],
      ['PUT', '/api/auth/email/reset-password', 'Cannot PUT /api/auth/email/reset-password'],
      ['GET', '/api/auth/nowhere?a=1', 'Cannot GET /api/auth/nowhere'],
      ['GET', "/api/auth/it's&<x>", 'Cannot GET /api/auth/it&#39;s&amp;%3Cx%3E'],
    ],
    'answers %s %s with a page where the dashboard is bundled, regardless of Accept',
  )((method, path, line) => ({
    options: { dashboard: true },

    async run(world) {
      const reply = await world.send(path, { method, headers: { accept: 'application/json' } });

      expect(reply).toEqual({ status: 404, body: page(line) });
      expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(reply.headers.get('content-security-policy')).toBe("default-src 'none'");
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
      expect(reply.headers.get('etag')).toBeNull();
    },
  })),
  {
    title: 'answers known paths as ever where the dashboard is bundled',
    options: { dashboard: true },

    async run(world) {
      expect((await world.post(send, { email: u.email })).status).toBe(202);
    },
  },
];
