import { expect } from 'vitest';
import { failure, follow, invalid, portal, u, unknown } from '../world.ts';
import { table, type Vector } from './vector.ts';

const path = '/auth/send-magic-link';
const taken = { status: 200, body: { ok: true } };

/** `POST /auth/send-magic-link`. */
export const sendMagicLinkVectors: readonly Vector[] = [
  {
    title: 'mails a link that signs in',
    async run({ post, mock }) {
      expect(await post(path, { email: u.email })).toEqual(taken);

      const { link = '', subject } = await mock.outbox.waitFor({ to: u.email, kind: 'sign-in' });
      const { to, fragment } = await follow(mock.fetch, link);

      expect(subject).toBe('Sign in to AppHandoff');
      expect(to).toBe(`${portal}/auth/callback`);
      expect(fragment).toMatchObject({ type: 'magiclink', token_type: 'bearer' });
      const { access_token } = fragment;
      expect((await mock.fetch('/auth/me', { headers: { authorization: `Bearer ${access_token}` } })).status).toBe(200);
    },
  },
  {
    title: 'makes an account of a stranger, as Supabase does',
    async run({ post, mock }) {
      await post(path, { email: unknown });

      expect(await mock.accounts.find(unknown)).toMatchObject({ emailVerified: false });
      const { link = '' } = await mock.outbox.waitFor({ to: unknown, kind: 'sign-in' });
      expect((await follow(mock.fetch, link)).fragment).toMatchObject({ token_type: 'bearer' });
    },
  },
  ...table(
    [
      [undefined, ''],
      ['/projects?tab=1', '?next=%2Fprojects%3Ftab%3D1'],
      ['//evil.example', ''],
      ['https://evil.example', ''],
    ],
    'hands callback_next %j on to the portal as %j',
  )((callback_next, query) => ({
    async run({ post, mock }) {
      await post(path, { email: u.email, callback_next });

      const { link = '' } = await mock.outbox.waitFor();

      expect((await follow(mock.fetch, link)).to).toBe(`${portal}/auth/callback${query}`);
    },
  })),
  ...table(
    [
      [{}, invalid(['email', 'Invalid input: expected string, received undefined'])],
      [{ email: u.email, callback_origin: 'example' }, invalid(['callback_origin', 'Invalid URL'])],
      [
        { email: u.email, callback_next: 5 },
        invalid(['callback_next', 'Invalid input: expected string, received number']),
      ],
    ],
    'refuses %j',
  )((body, reply) => ({
    async run(world) {
      expect(await world.post(path, body)).toEqual(reply);
    },
  })),
  {
    title: 'says nothing of mail that fails',
    options: { emailDelivery: 'fail', deliveryFailure: 'always' },

    async run({ post, mock }) {
      expect(await post(path, { email: u.email })).toEqual(taken);
      expect(await mock.outbox.list()).toEqual([]);
    },
  },
  {
    title: 'refuses a callback origin that is not allowed, where told to',
    options: { rejectUnknownOrigin: true },

    async run({ post }) {
      expect(await post(path, { email: u.email, callback_origin: 'https://evil.example' })).toEqual(
        failure(400, 'origin_not_allowed', 'This callback origin is not allowed'),
      );
    },
  },
];
