import { decodeJwt } from 'jose';
import { expect } from 'vitest';
import { asServer, followed, now, type Reply, signedIn, textAt, type World } from '../world.ts';
import type { Vector } from './vector.ts';

const bob = { email: 'Bob@example.com', password: 'bob-new-pass1' };
const signUp = (world: World, more: object = {}) => world.post('/signup', { ...bob, ...more });
const field = (body: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((at, name) => Reflect.get(Object(at), name), body);
const keys = (body: unknown): string[] => Object.keys(Object(body));
const invite = (world: World, email: string = bob.email) =>
  world.post('/admin/generate_link', { type: 'invite', email }, asServer);
const byHash = (world: World, type: string, { body }: Reply) =>
  world.post('/verify', { type, token_hash: textAt(body, 'hashed_token') });

/** The account of Bob as an administrator reads it. */
async function stored(world: World, email = 'bob@example.com'): Promise<unknown> {
  const { body } = await world.get('/admin/users', asServer);
  const [row]: unknown[] = Object(body).users.filter((user: object) => Reflect.get(user, 'email') === email);
  return row;
}

async function storedIdentity(world: World, id: string): Promise<unknown> {
  const { body } = await world.get(`/admin/users/${id}`, asServer);
  return field(body, 'identities', '0', 'identity_data');
}

/** Metadata of accounts. */
const metadataVectors: readonly Vector[] = [
  {
    title: 'the metadata of an account that signs up has four facts over what was sent, as its identity has',
    async run(world) {
      const { body } = await signUp(world, { data: { plan: 'free', email: 'x', sub: 'y', email_verified: true } });
      const facts = {
        email: 'bob@example.com',
        email_verified: false,
        phone_verified: false,
        plan: 'free',
        sub: textAt(body, 'id'),
      };

      expect(field(body, 'user_metadata')).toEqual(facts);
      expect(field(body, 'identities', '0', 'identity_data')).toEqual(facts);
      expect(keys(field(body, 'user_metadata'))).toEqual(Object.keys(facts));
      expect(field(await stored(world), 'user_metadata')).toEqual(facts);
    },
  },
  {
    title: 'the link of a sign-up verifies the address in the metadata of the account and of the token',
    async run(world) {
      await signUp(world);
      const { token = '' } = await world.mock.outbox.waitFor();
      const { hash } = await followed(world, token, '&type=signup');
      const claims = decodeJwt(new URLSearchParams(hash.slice(1)).get('access_token') ?? '');

      expect(claims['user_metadata']).toEqual({
        email: 'bob@example.com',
        email_verified: true,
        phone_verified: false,
        sub: claims.sub,
      });
    },
  },
  {
    title: 'an account that /otp creates has the facts of a sign-up in its metadata',
    async run(world) {
      await world.post('/otp', { email: bob.email, data: { a: 1 } });
      const row = await stored(world);

      expect(field(row, 'user_metadata')).toEqual({
        a: 1,
        email: 'bob@example.com',
        email_verified: false,
        phone_verified: false,
        sub: field(row, 'id'),
      });
    },
  },
  {
    title: 'a change of address leaves the address in the metadata',
    async run(world) {
      await signUp(world);
      const first = await world.mock.outbox.waitFor();
      const session = await world.post('/verify', { type: 'signup', token_hash: first.token });
      const authorization = `Bearer ${textAt(session.body, 'access_token')}`;
      await world.put('/user', { email: 'new@example.com' }, { authorization });
      const { token } = await world.mock.outbox.waitFor({ to: 'new@example.com' });
      const { body } = await world.post('/verify', { type: 'email_change', token_hash: token });

      expect(field(body, 'user', 'email')).toBe('new@example.com');
      expect(field(body, 'user', 'user_metadata', 'email')).toBe('bob@example.com');
    },
  },
  {
    title: 'the answer to a sign-up with autoconfirm shows a verified identity, which is stored unverified',
    options: { mailerAutoconfirm: true },
    async run(world) {
      const { body } = await signUp(world);
      const shown = field(body, 'user', 'identities', '0', 'identity_data');

      expect(shown).toMatchObject({ email_verified: true });
      expect(shown).toEqual(field(body, 'user', 'user_metadata'));
      expect(await storedIdentity(world, textAt(body, 'user', 'id'))).toMatchObject({ email_verified: false });
      expect(field(await stored(world), 'user_metadata')).toMatchObject({ email_verified: true });
    },
  },
];

/** Times of accounts. */
const timeVectors: readonly Vector[] = [
  {
    title: 'the answer to /verify that confirms an account has confirmed_at',
    async run(world) {
      await signUp(world);
      const { token } = await world.mock.outbox.waitFor();
      const { body } = await world.post('/verify', { type: 'signup', token_hash: token });

      expect(field(body, 'user', 'confirmed_at')).toBe(now);
    },
  },
  {
    title: 'the answer to an administrator who confirms an account has no confirmed_at, the next one has',
    async run(world) {
      const { body } = await signUp(world);
      const path = `/admin/users/${textAt(body, 'id')}`;
      const confirming = await world.put(path, { email_confirm: true }, asServer);

      expect(keys(confirming.body)).toContain('email_confirmed_at');
      expect(keys(confirming.body)).not.toContain('confirmed_at');
      expect(field((await world.put(path, { email_confirm: true }, asServer)).body, 'confirmed_at')).toBe(now);
    },
  },
  {
    title: 'the time of the mail to a new address stays after the change, and goes with a new password',
    async run(world) {
      const { bearer } = await signedIn(world);
      await world.put('/user', { email: 'new@example.com' }, bearer);
      const { token } = await world.mock.outbox.waitFor({ to: 'new@example.com' });
      const changed = await world.post('/verify', { type: 'email_change', token_hash: token });

      expect(field(changed.body, 'user', 'email_change_sent_at')).toBe(now);
      const { body } = await world.put('/user', { password: 'ada-new-pass2' }, bearer);
      expect(keys(body)).not.toContain('email_change_sent_at');
    },
  },
  {
    title: 'an invited account that confirms its address has no confirmation_sent_at any more',
    async run(world) {
      const invited = await invite(world);
      const { body } = await byHash(world, 'invite', invited);

      expect(keys(invited.body)).toContain('confirmation_sent_at');
      expect(keys(field(body, 'user'))).toEqual(expect.arrayContaining(['invited_at', 'confirmed_at']));
      expect(keys(field(body, 'user'))).not.toContain('confirmation_sent_at');
    },
  },
  {
    title: 'an account that has signed up has confirmation_sent_at after its confirmation',
    async run(world) {
      await signUp(world);
      const { token } = await world.mock.outbox.waitFor();
      const { body } = await world.post('/verify', { type: 'signup', token_hash: token });

      expect(field(body, 'user', 'confirmation_sent_at')).toBe(now);
    },
  },
];

/** What a session is answered with. */
const sessionVectors: readonly Vector[] = [
  {
    title: 'weak_password ends the answer to a password, null if the password is strong, and is in no other answer',
    async run(world) {
      const { body, refreshToken } = await signedIn(world);
      const refreshed = await world.post('/token?grant_type=refresh_token', { refresh_token: refreshToken });

      expect(Object.entries(Object(body)).at(-1)).toEqual(['weak_password', null]);
      expect(keys(refreshed.body)).not.toContain('weak_password');
    },
  },
];

/** What accounts and sessions show in answers. */
export const accountVectors: readonly Vector[] = [...metadataVectors, ...timeVectors, ...sessionVectors];
