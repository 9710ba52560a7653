import { expect, test } from 'vitest';
import { start, u } from '../insforge/world.ts';
import { realBackend } from './serving.ts';

const origin = 'https://app.example.com';
const sessions = '/api/auth/sessions';

/** The headers by which a browser decides, and what keeps caches from mixing them up. */
function corsOf(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-') || name === 'vary'));
}

test('lets browsers in as the real server does, unless told otherwise', async () => {
  const { post } = start();

  expect(corsOf((await post(sessions, u, { origin })).headers)).toEqual({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'Content-Range,Preference-Applied',
    vary: 'Origin',
  });
});

test('lets any origin read every header when it is open', async () => {
  const { post } = start({}, { cors: 'open' });

  const reply = await post(sessions, u, { origin });

  expect(reply.status).toBe(200);
  expect(corsOf(reply.headers)).toEqual({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'X-Powered-By, Vary, Set-Cookie, Content-Type, ETag, Content-Length',
    vary: 'Origin',
  });
});

test('lets a browser read what a limit says when it is open', async () => {
  const { post } = start({}, { cors: 'open', limits: { send: { max: 0 } } });

  const { headers } = await post('/api/auth/email/send-reset-password', { email: u.email }, { origin });

  expect(headers.get('access-control-expose-headers')).toContain('Retry-After');
});

test('allows what a preflight asks for when it is open', async () => {
  const { send } = start({}, { cors: 'open' });

  const reply = await send(sessions, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'x-csrf-token,content-type',
    },
  });

  expect(reply).toEqual({ status: 204, body: '' });
  expect(corsOf(reply.headers)).toEqual({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'PATCH',
    'access-control-allow-headers': 'x-csrf-token,content-type',
    vary: 'Origin, Access-Control-Request-Headers',
  });
});

test('opens the answers of an upstream as well', async () => {
  const upstream = await realBackend((_, response) =>
    response.writeHead(200, { 'Access-Control-Allow-Origin': 'https://only.example.com', 'X-Total': '1' }).end(),
  );
  const { get } = start({}, { cors: 'open', upstream });

  const { headers } = await get('/api/database/records', { origin });

  expect(headers.get('access-control-allow-origin')).toBe(origin);
  expect(headers.get('access-control-expose-headers')).toContain('x-total');
});
