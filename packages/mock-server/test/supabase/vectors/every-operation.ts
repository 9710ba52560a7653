import { supabase } from '@resetkit/mock-server/supabase';
import { operations } from '@resetkit/sdk/supabase/operations';
import { SignJWT } from 'jose';
import { expect } from 'vitest';
import type { Reply } from '../../reply.ts';
import { ada, asServer, failure, now, signedIn, type World } from '../world.ts';
import { malformed, noKey, notAdmin, replies, table, type Vector } from './vector.ts';

type OperationId = keyof typeof operations;

const { anonKey, jwtSecret } = supabase().options;
const ids = Object.keys(operations) as OperationId[];
/** Operations on a factor, whose bodies are read after the factor was found. */
const ofFactors: readonly OperationId[] = ['verifyFactor', 'updateFactorById', 'deleteFactorById'];
const withBody = ids.filter((id) => 'body' in operations[id] && !ofFactors.includes(id));
const ofAdmins: readonly OperationId[] = [
  'generateLink',
  'inviteUser',
  'listUsers',
  'createUser',
  'getUserById',
  'updateUserById',
  'deleteUser',
  'listFactors',
  'listPasskeys',
  'updateFactorById',
  'deleteFactorById',
];
const noBearer = failure(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
const tooMany = failure(429, 'over_request_rate_limit', 'Request rate limit reached');
const tooLarge = failure(413, 'request_entity_too_large', 'Request body too large (max 1048576 bytes)');
const badJwt = (status: number, claim: string) => failure(status, 'bad_jwt', `invalid claim: ${claim}`);
const mailFails = (kind: string) => failure(500, 'unexpected_failure', `Error sending ${kind} email`);
const query: { readonly [Id in OperationId]?: string } = { token: '?grant_type=password' };

/** Calls an operation at its method and path; a path of one account is Ada's. */
function call({ send }: World, id: OperationId, headers: Record<string, string>, body?: string): Promise<Reply> {
  const { method, path } = operations[id];
  const target = `${path.slice('/auth/v1'.length).replace('{id}', ada.id).replace('{factorId}', ada.id)}${query[id] ?? ''}`;
  return send(target, { method, headers, ...(body !== undefined && { body }) });
}

/** The checks that are the same at every operation, and the limits that each operation has of its own. */
export const everyOperationVectors: readonly Vector[] = [
  ...table(
    ids.filter((id) => id !== 'followEmailLink'),
    '%s refuses a request without a key',
  )((id) => ({
    async run(world) {
      expect(await call(world, id, { apikey: '' })).toEqual(noKey);
    },
  })),
  ...table(
    ofAdmins,
    '%s refuses a request without a bearer token',
  )((id) => ({
    async run(world) {
      expect(await call(world, id, {})).toEqual(noBearer);
    },
  })),
  ...table(
    ofAdmins,
    '%s refuses a session',
  )((id) => ({
    async run(world) {
      expect(await call(world, id, (await signedIn(world)).bearer)).toEqual(notAdmin);
    },
  })),
  ...table(
    withBody,
    '%s refuses more than 1 MiB',
  )((id) => ({
    async run(world) {
      const headers = ['updateUser', 'enrollFactor'].includes(id) ? (await signedIn(world)).bearer : asServer;

      expect(await call(world, id, headers, 'x'.repeat(1_048_577))).toEqual(tooLarge);
    },
  })),
  replies('deleteUser refuses malformed JSON', (world) => call(world, 'deleteUser', asServer, '{'), malformed),
  replies(
    'followEmailLink is limited to 30 requests',
    async (world) => {
      for (let count = 0; count < 30; count += 1) await world.get('/verify');
      return world.get('/verify');
    },
    tooMany,
    { settings: { limits: 'real' } },
  ),
  replies(
    'resend is limited to 30 requests',
    async (world) => {
      for (let count = 0; count < 30; count += 1) await world.post('/resend', {});
      return world.post('/resend', {});
    },
    tooMany,
    { settings: { limits: 'real' } },
  ),
  replies(
    'resend fails where the mail does',
    async (world) => {
      const bob = { email: 'bob@example.com', password: 'bob-new-pass1' };
      await world.post('/signup', bob);
      await world.mock.options.set({ mail: 'fails' });
      return world.post('/resend', { type: 'signup', email: bob.email });
    },
    mailFails('confirmation'),
  ),
  replies(
    'reauthenticate refuses the anon key',
    async (world) => world.get('/reauthenticate', { authorization: `Bearer ${anonKey}` }),
    badJwt(403, 'missing sub claim'),
  ),
  replies(
    'reauthenticate refuses a token whose subject is not a UUID',
    async (world) => world.get('/reauthenticate', await strangeBearer()),
    badJwt(400, 'sub claim must be a UUID'),
  ),
  replies(
    'reauthenticate mails one session once a minute',
    async (world) => {
      const { bearer } = await signedIn(world);
      await world.get('/reauthenticate', bearer);
      return world.get('/reauthenticate', bearer);
    },
    failure(429, 'over_email_send_rate_limit', 'For security purposes, you can only request this after 60 seconds.'),
    { settings: { limits: 'real' } },
  ),
  replies(
    'reauthenticate fails where the mail does',
    async (world) => world.get('/reauthenticate', (await signedIn(world)).bearer),
    mailFails('reauthentication'),
    { options: { mail: 'fails' } },
  ),
];

/** A token of nobody, well signed. */
async function strangeBearer(): Promise<{ authorization: string }> {
  const claims = { sub: 'ada', exp: Date.parse(now) / 1_000 + 60 };
  const signed = new SignJWT(claims).setProtectedHeader({ alg: 'HS256' });
  return { authorization: `Bearer ${await signed.sign(new TextEncoder().encode(jwtSecret))}` };
}
