import { expect } from 'vitest';
import { type Reply, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

const config = '/api/auth/public-config';
const send = '/api/auth/email/send-reset-password';

const corsOf = ({ headers }: Reply): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-') || name === 'vary'));

const always = {
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'Content-Range,Preference-Applied',
};

/** CORS headers. */
export const corsVectors: readonly Vector[] = [
  {
    title: 'lets credentials through to nobody when there is no origin',
    async run(world) {
      expect(corsOf(await world.get(config))).toEqual({ ...always, vary: 'Origin' });
    },
  },
  {
    title: 'takes an empty origin for none',
    async run(world) {
      expect(corsOf(await world.get(config, { origin: '' }))).toEqual({ ...always, vary: 'Origin' });
    },
  },
  ...table(
    ['https://spa.example', 'http://localhost:3000', 'null'],
    'reflects the origin %s',
  )((origin) => ({
    async run(world) {
      expect(corsOf(await world.get(config, { origin }))).toEqual({
        ...always,
        'access-control-allow-origin': origin,
        vary: 'Origin',
      });
    },
  })),
  {
    title: 'is on refusals, unknown paths and redirects as well',
    options: { resetPasswordMethod: 'link' },

    async run({ get, post, mock }) {
      const origin = 'https://spa.example';
      await post(send, { email: u.email, redirectTo: 'https://app.example.com' });
      const { link = '' } = await mock.outbox.waitFor();
      const reflected = { ...always, 'access-control-allow-origin': origin };

      expect(corsOf(await post(send, {}, { origin }))).toEqual({ ...reflected, vary: 'Origin' });
      expect(corsOf(await get('/api/auth/nowhere', { origin }))).toEqual({ ...reflected, vary: 'Origin' });
      expect(corsOf(await get(link, { origin }))).toEqual({ ...reflected, vary: 'Origin, Accept' });
    },
  },
  {
    title: 'answers a preflight with the headers and method that it asks for',
    async run(world) {
      const reply = await world.send(send, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://spa.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type,x-anything',
        },
      });

      expect(reply).toEqual({ status: 204, body: '' });
      expect(corsOf(reply)).toEqual({
        ...always,
        'access-control-allow-origin': 'https://spa.example',
        'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
        'access-control-allow-headers': 'content-type,x-anything',
        vary: 'Origin, Access-Control-Request-Headers',
      });
      expect(reply.headers.get('access-control-max-age')).toBeNull();
      expect(reply.headers.get('content-length')).toBe('0');
      expect(reply.headers.get('content-type')).toBeNull();
    },
  },
  ...table(
    [send, '/api/auth/nowhere', '/', '/api/auth/email/%zz'],
    'answers OPTIONS without an origin at %s',
  )((path) => ({
    async run(world) {
      const reply = await world.send(path, { method: 'OPTIONS' });

      expect(reply).toEqual({ status: 204, body: '' });
      expect(corsOf(reply)).toEqual({
        ...always,
        'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
        vary: 'Origin, Access-Control-Request-Headers',
      });
    },
  })),
  {
    title: 'never limits OPTIONS',
    settings: { limits: 'real' },
    async run({ send: request, post }) {
      for (let count = 0; count < 10; count += 1) await request(send, { method: 'OPTIONS' });

      expect((await post(send, { email: u.email })).headers.get('ratelimit-remaining')).toBe('4');
    },
  },
];
