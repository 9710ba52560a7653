import { expect } from 'vitest';
import { ada, asServer, failure, followed, mailedRecovery, page, pkce, textAt, type World } from '../world.ts';
import { badDigits, badLink, invalid, replies, table, type Vector } from './vector.ts';

const bob = { email: 'bob@example.com', password: 'bob-new-pass1' };
const unforeseen = 'Unexpected failure, please check server logs for more information';
const generate = (world: World, body: object) => world.post('/admin/generate_link', body, asServer);
const newAddress = { type: 'email_change_new', email: ada.email, new_email: 'new@example.com' };

/** Links of PKCE requests. */
const flowVectors: readonly Vector[] = [
  ...table(
    ['email', 'RECOVERY', 'nope'],
    'a link with pkce_ fails with the type %s, and does not redirect',
  )((type) => ({
    async run(world) {
      const { token } = await mailedRecovery(world, pkce.fields);
      const reply = await world.get(`/verify?token=${token}&type=${type}&redirect_to=${page}`);

      expect(reply).toEqual(failure(500, 'unexpected_failure', unforeseen));
      expect([reply.headers.get('location'), reply.headers.get('x-sb-error-code')]).toEqual([null, null]);
      expect((await followed(world, token)).searchParams.get('code')).not.toBeNull();
    },
  })),
  replies(
    'an unknown token with pkce_ fails alike with a type that no PKCE request has',
    ({ get }) => get(`/verify?token=pkce_${'f'.repeat(56)}&type=nope`, { 'x-supabase-api-version': '' }),
    { status: 500, body: { code: 500, error_code: 'unexpected_failure', msg: unforeseen } },
  ),
  replies(
    'a token with pkce_ needs a type',
    ({ get }) => get(`/verify?token=pkce_${'f'.repeat(56)}`),
    invalid('Verify requires a verification type'),
  ),
  {
    title: 'a recovery of PKCE that is opened as a magic link finds no request, and its fragment escapes twice',
    async run(world) {
      const { token } = await mailedRecovery(world, pkce.fields);
      const { href } = await followed(world, token, `&type=magiclink&redirect_to=${page}`);
      const error = 'error=invalid_request&error_code=flow_state_not_found&error_description=';
      const sentence = (colon: string): string =>
        `No+associated+flow+state+found.+422${colon}+No+valid+flow+state+found+for+user.`;

      expect(href).toBe(`${page}?${error}${sentence('%3A')}#${error}${sentence('%253A')}&sb=`);
    },
  },
];

/** What ends the life of an outstanding mail. */
const outstandingVectors: readonly Vector[] = [
  ...table(
    [{ email_confirm: true }, { password: 'bob-other-pass2' }],
    'a sign-up mail is worth nothing after an administrator sends %j',
  )((change) => ({
    async run(world) {
      const { body } = await world.post('/signup', bob);
      const { token, code } = await world.mock.outbox.waitFor();
      await world.put(`/admin/users/${textAt(body, 'id')}`, change, asServer);

      expect(await world.post('/verify', { type: 'signup', token_hash: token })).toEqual(badLink);
      expect(await world.post('/verify', { type: 'signup', email: bob.email, token: code })).toEqual(badDigits);
    },
  })),
  {
    title: "a sign-up link outlives an administrator's change of the address",
    async run(world) {
      const { body } = await world.post('/signup', bob);
      const { token } = await world.mock.outbox.waitFor();
      await world.put(`/admin/users/${textAt(body, 'id')}`, { email: 'other@example.com' }, asServer);

      expect((await world.post('/verify', { type: 'signup', token_hash: token })).status).toBe(200);
    },
  },
];

/** Links for a new address. */
const addressVectors: readonly Vector[] = [
  {
    title: 'hashed_token of a link for a new address is not the token of the link, and no request accepts it',
    async run(world) {
      const { body } = await generate(world, newAddress);
      const token = new URL(textAt(body, 'action_link')).searchParams.get('token');
      const hash = textAt(body, 'hashed_token');

      expect(hash).toMatch(/^[0-9a-f]{56}$/);
      expect(hash).not.toBe(token);
      expect(await world.post('/verify', { type: 'email_change', token_hash: hash })).toEqual(badLink);
      expect((await world.post('/verify', { type: 'email_change', token_hash: token })).status).toBe(200);
    },
  },
  ...table(
    [{}, { new_email: 'new@example.com' }, { new_email: 'x' }],
    'no link for the present address while one address confirms a change: %j',
  )((more) => ({
    async run(world) {
      expect(
        await generate(world, { ...newAddress, type: 'email_change_current', new_email: undefined, ...more }),
      ).toEqual(invalid('Enable secure email change to generate link for current email'));
    },
  })),
];

/** Links that meet other requests, changes and types. */
export const linkVectors: readonly Vector[] = [...flowVectors, ...outstandingVectors, ...addressVectors];
