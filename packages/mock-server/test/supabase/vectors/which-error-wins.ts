import { expect } from 'vitest';
import type { SupabaseOptions } from '../../../src/providers/supabase/options.ts';
import { type Conflict, whichErrorWins } from '../../vector.ts';
import { ada, asServer, failure, type Reply, signedIn, type World } from '../world.ts';
import type { Vector } from './vector.ts';

type Case = Conflict<World, Partial<SupabaseOptions>>;

const noKey = { status: 401, body: { message: 'No API key found in request', hint: expect.any(String) } };
const noBearer = failure(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
const badJson = failure(400, 'bad_json', expect.stringMatching(/^Could not parse request body as JSON: /));
const tooMany = failure(429, 'over_request_rate_limit', 'Request rate limit reached');
const invalid = (message: string) => failure(400, 'validation_failed', message);
const badAddress = invalid('Unable to validate email address: invalid format');
const pair = invalid('PKCE flow requires code_challenge_method and code_challenge');
const unsupported = failure(400, 'invalid_credentials', 'unsupported_grant_type');
const loginsOff = { externalEmailEnabled: false };
const bob = { email: 'bob@example.com', password: 'bob-new-pass1' };

const exhausted =
  (path: string, body: unknown, count: number, then: (world: World) => Promise<Reply>) => async (world: World) => {
    for (let sent = 0; sent < count; sent += 1) await world.post(path, body);
    return then(world);
  };
const recover = (body: unknown) => (world: World) => world.post('/recover', body);
const signUp = (body: unknown) => (world: World) => world.post('/signup', body);
const token = (query: string, body: unknown) => (world: World) => world.post(`/token${query}`, body);
const verify = (body: unknown) => (world: World) => world.post('/verify', body);
const update = (body: unknown) => async (world: World) => world.put('/user', body, (await signedIn(world)).bearer);
const create = (body: unknown) => (world: World) => world.post('/admin/users', body, asServer);
const overLimit = exhausted('/recover', { email: 'x@example.com' }, 30, recover('x'));
const weak = {
  status: 422,
  body: { code: 'weak_password', message: expect.any(String), weak_password: { reasons: ['length'] } },
};

const cases: readonly Case[] = [
  {
    wins: 'the gateway',
    over: 'an unknown path',
    act: ({ get }) => get('/nowhere', { apikey: '' }),
    expected: noKey,
  },
  {
    wins: 'the gateway',
    over: 'a missing bearer token',
    act: ({ get }) => get('/user', { apikey: '' }),
    expected: noKey,
  },
  {
    wins: 'a missing bearer token',
    over: 'an unknown path below /admin',
    act: ({ get }) => get('/admin/nowhere'),
    expected: noBearer,
  },
  {
    wins: 'a missing bearer token',
    over: 'a wrong method',
    act: ({ send }) => send('/user', { method: 'DELETE' }),
    expected: noBearer,
  },
  {
    wins: 'a wrong method',
    over: 'a missing bearer token at /logout',
    act: ({ get }) => get('/logout'),
    expected: { status: 405, body: '' },
  },
  { wins: 'the limit of /recover', over: 'malformed JSON', act: overLimit, expected: tooMany },
  {
    wins: 'the limit of /recover',
    over: 'e-mail that is off',
    options: loginsOff,
    act: overLimit,
    expected: tooMany,
  },
  {
    wins: 'e-mail that is off',
    over: 'malformed JSON at /recover',
    options: loginsOff,
    act: recover('x'),
    expected: failure(400, 'email_provider_disabled', 'Email logins are disabled'),
  },
  {
    wins: 'a field of a wrong type',
    over: 'a missing address',
    act: recover({ code_challenge: 5 }),
    expected: badJson,
  },
  {
    wins: 'a malformed address',
    over: 'half a PKCE pair',
    act: recover({ email: 'ada', code_challenge: 'x' }),
    expected: badAddress,
  },
  {
    wins: 'half a PKCE pair',
    over: 'a challenge that is too short',
    act: recover({ email: ada.email, code_challenge: 'x' }),
    expected: pair,
  },
  {
    wins: 'the wait between mails',
    over: 'a mail server that fails',
    act: async (world) => {
      await world.post('/recover', { email: ada.email });
      await world.mock.options.set({ mail: 'fails' });
      return world.post('/recover', { email: ada.email });
    },
    expected: failure(
      429,
      'over_email_send_rate_limit',
      'For security purposes, you can only request this after 60 seconds.',
    ),
  },
  {
    wins: 'an unknown challenge method',
    over: 'the wait between mails',
    act: async (world) => {
      await world.post('/recover', { email: ada.email });
      const challenge = { code_challenge: 'x'.repeat(43), code_challenge_method: 's512' };
      return world.post('/recover', { email: ada.email, ...challenge });
    },
    expected: failure(500, 'unexpected_failure', expect.stringMatching(/^Unexpected failure/)),
  },
  { wins: 'an unknown grant type', over: 'malformed JSON', act: token('?grant_type=x', 'x'), expected: unsupported },
  {
    wins: 'an unknown grant type',
    over: 'the limit of /token',
    act: exhausted('/token?grant_type=password', {}, 150, token('', {})),
    expected: unsupported,
  },
  {
    wins: 'the limit of /token',
    over: 'malformed JSON',
    act: exhausted('/token?grant_type=password', {}, 150, token('?grant_type=password', 'x')),
    expected: tooMany,
  },
  {
    wins: 'e-mail that is off',
    over: 'a wrong password',
    options: loginsOff,
    act: token('?grant_type=password', { email: 'ada', password: 'x' }),
    expected: failure(422, 'email_provider_disabled', 'Email logins are disabled'),
  },
  {
    wins: 'a missing type',
    over: 'a missing token',
    act: verify({}),
    expected: invalid('Verify requires a verification type'),
  },
  {
    wins: 'a missing token',
    over: 'an unknown type',
    act: verify({ type: 'x' }),
    expected: invalid('Verify requires either a token or a token hash'),
  },
  {
    wins: 'an address beside a token hash',
    over: 'an unknown type',
    act: verify({ type: 'x', token_hash: 'x', email: 'ada' }),
    expected: invalid('Only the token_hash and type should be provided'),
  },
  {
    wins: 'a malformed address',
    over: 'wrong digits',
    act: verify({ type: 'recovery', token: '000000', email: 'ada' }),
    expected: failure(422, 'validation_failed', 'Invalid email format'),
  },
  {
    wins: 'the limit of /verify',
    over: 'malformed JSON',
    act: exhausted('/verify', {}, 30, verify('x')),
    expected: tooMany,
  },
  {
    wins: 'a malformed address',
    over: 'a weak password at /user',
    act: update({ email: 'ada', password: 'x' }),
    expected: badAddress,
  },
  { wins: 'a weak password', over: 'app_metadata', act: update({ password: 'x', app_metadata: {} }), expected: weak },
  {
    wins: 'app_metadata',
    over: 'the old password',
    act: update({ password: ada.password, app_metadata: {} }),
    expected: failure(403, 'not_admin', 'Updating app_metadata requires admin privileges'),
  },
  {
    wins: 'a missing current password',
    over: 'the old password',
    options: { updatePasswordRequireCurrentPassword: true },
    act: update({ password: ada.password }),
    expected: failure(400, 'current_password_required', expect.any(String)),
  },
  {
    wins: 'a missing bearer token',
    over: 'malformed JSON at /user',
    act: ({ put }) => put('/user', 'x'),
    expected: noBearer,
  },
  {
    wins: 'the limit of /user',
    over: 'malformed JSON',
    act: async (world) => {
      const { bearer } = await signedIn(world);
      for (let count = 0; count < 30; count += 1) await world.put('/user', {}, bearer);
      return world.put('/user', 'x', bearer);
    },
    expected: tooMany,
  },
  {
    wins: 'malformed JSON',
    over: 'the limit of /signup',
    act: exhausted('/signup', { email: 'ada' }, 30, signUp('x')),
    expected: badJson,
  },
  {
    wins: 'a field of a wrong type',
    over: 'a missing address at /signup',
    act: signUp({ password: 5 }),
    expected: badJson,
  },
  {
    wins: 'a missing address',
    over: 'the limit of /signup',
    act: exhausted('/signup', { email: 'ada' }, 30, signUp({})),
    expected: failure(422, 'anonymous_provider_disabled', 'Anonymous sign-ins are disabled'),
  },
  {
    wins: 'the limit of /signup',
    over: 'a missing password',
    act: exhausted('/signup', { email: 'ada' }, 30, signUp({ email: 'ada' })),
    expected: tooMany,
  },
  {
    wins: 'a missing password',
    over: 'a malformed address',
    act: signUp({ email: 'ada' }),
    expected: invalid('Signup requires a valid password'),
  },
  {
    wins: 'a weak password',
    over: 'a malformed address',
    act: signUp({ email: 'ada', password: 'x' }),
    expected: weak,
  },
  {
    wins: 'a weak password',
    over: 'two addresses',
    act: signUp({ ...bob, phone: '1', password: 'x' }),
    expected: weak,
  },
  {
    wins: 'half a PKCE pair',
    over: 'e-mail that is off',
    options: loginsOff,
    act: signUp({ ...bob, code_challenge: 'x' }),
    expected: pair,
  },
  {
    wins: 'e-mail that is off',
    over: 'a malformed address',
    options: loginsOff,
    act: signUp({ ...bob, email: 'ada' }),
    expected: failure(400, 'email_provider_disabled', 'Email signups are disabled'),
  },
  {
    wins: 'a malformed address',
    over: 'an address that is taken',
    act: create({ email: 'ada', id: 'x' }),
    expected: badAddress,
  },
  {
    wins: 'an address that is taken',
    over: 'two passwords',
    act: create({ email: ada.email, password: 'x', password_hash: 'y' }),
    expected: failure(422, 'email_exists', 'A user with this email address has already been registered'),
  },
  {
    wins: 'two passwords',
    over: 'an invalid id',
    act: create({ ...bob, password_hash: 'y', id: 'x' }),
    expected: invalid('Only a password or a password hash should be provided'),
  },
  {
    wins: 'an invalid id',
    over: 'an invalid duration',
    act: create({ ...bob, id: 'x', ban_duration: 'x' }),
    expected: invalid('ID must conform to the uuid v4 format'),
  },
  {
    wins: 'an account that is not there',
    over: 'malformed JSON',
    act: ({ put }) => put('/admin/users/00000000-0000-4000-8000-000000000000', 'x', asServer),
    expected: failure(404, 'user_not_found', 'User not found'),
  },
];

/** Requests that are wrong in two ways. */
export const whichErrorWinsVectors: readonly Vector[] = whichErrorWins(cases);
