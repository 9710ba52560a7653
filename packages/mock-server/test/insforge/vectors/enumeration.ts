import { expect } from 'vitest';
import { defaultOptions } from '../../../src/providers/insforge/options.ts';
import { type Reply, u, type World } from '../world.ts';
import { table, type Vector } from './vector.ts';

const send = '/api/auth/email/send-reset-password';
const unknown = 'nobody@example.com';
const anon = { authorization: `Bearer ${defaultOptions.anonKey}` };

const seen = ({ status, body, headers }: Reply): unknown => [status, body, Object.fromEntries(headers)];

async function statuses(world: World): Promise<readonly number[]> {
  const known = await world.post(send, { email: u.email });
  const stranger = await world.post(send, { email: unknown });
  return [known.status, stranger.status];
}

/** Whether a stranger can find out who has an account: the mock tells it where the real server does. */
export const enumerationVectors: readonly Vector[] = [
  {
    title: 'a wrong password tells nothing',
    async run({ post }) {
      const wrong = (email: string): Promise<Reply> => post('/api/auth/sessions', { email, password: 'wrong' });

      expect(seen(await wrong(unknown))).toEqual(seen(await wrong(u.email)));
    },
  },
  ...table(
    [
      ['nobody can mail', { mail: 'not-configured' }, [503, 202]],
      ['SMTP is down', { mail: 'unreachable', smtp: { minIntervalSeconds: 60 } }, [500, 202]],
      ['the cloud refuses', { mail: { status: 403, body: {} } }, [403, 202]],
    ] as const,
    'a reset mail tells who has an account when %s',
  )((_, options, expected) => ({
    options,

    async run(world) {
      expect(await statuses(world)).toEqual(expected);
    },
  })),
  {
    title: 'the SMTP interval tells who has just signed up',
    options: { requireEmailVerification: true, smtp: { minIntervalSeconds: 60 } },
    settings: { limits: 'real', seed: [] },
    async run(world) {
      await world.post('/api/auth/users', { email: u.email, password: u.password }, anon);

      expect(await statuses(world)).toEqual([429, 202]);
    },
  },
  {
    title: 'signing up tells who has an account',
    async run(world) {
      expect((await world.post('/api/auth/users', { email: u.email, password: 'another-pass1' }, anon)).status).toBe(
        409,
      );
    },
  },
];
