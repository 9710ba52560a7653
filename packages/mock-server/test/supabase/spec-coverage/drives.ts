import { supabase } from '@resetkit/mock-server/supabase';
import { SignJWT } from 'jose';
import { ada, asServer, followed, mailedRecovery, now, pkce, signedIn, type World } from '../world.ts';
import { call, type Drive, type Drives, keyless, malformed, tooLarge, tooMany } from './drive.ts';

const { anonKey, jwtSecret } = supabase().options;
const asAnon = { authorization: `Bearer ${anonKey}` };
const bob = { email: 'bob@example.com', password: 'bob-new-pass1' };
const grant = (type: string): string => `?grant_type=${type}`;

/** With a session of Ada's. */
const own =
  (id: Parameters<typeof call>[1], body?: unknown, query = ''): Drive =>
  async (begin) => {
    const world = begin();
    return call(world, id, body, (await signedIn(world)).bearer, query);
  };

/** With a token whose `sub` is no UUID. */
const strange =
  (id: Parameters<typeof call>[1]): Drive =>
  async (begin) => {
    const claims = { sub: 'ada', exp: Date.parse(now) / 1_000 + 60 };
    const signed = new SignJWT(claims).setProtectedHeader({ alg: 'HS256' });
    const token = await signed.sign(new TextEncoder().encode(jwtSecret));
    return call(begin(), id, undefined, { authorization: `Bearer ${token}` });
  };

async function pkceCode(world: World): Promise<string> {
  const { token } = await mailedRecovery(world, pkce.fields);
  return (await followed(world, token)).searchParams.get('code') ?? '';
}

const admin = (id: Parameters<typeof call>[1]): Record<401 | 403, Drive> => ({
  401: (begin) => call(begin(), id),
  403: (begin) => call(begin(), id, undefined, asAnon),
});

const unknownAccount =
  (id: Parameters<typeof call>[1]): Drive =>
  async (begin) => {
    const world = begin();
    await world.delete(`/admin/users/${ada.id}`, undefined, asServer);
    return call(world, id, undefined, asServer);
  };

/** Every status of every operation but those marked `x-unreached`. A missing operation is a type error. */
export const drives: Drives = {
  resetPasswordForEmail: {
    200: (begin) => call(begin(), 'resetPasswordForEmail', { email: ada.email }),
    400: malformed('resetPasswordForEmail'),
    401: keyless('resetPasswordForEmail'),
    413: tooLarge('resetPasswordForEmail'),
    429: tooMany('resetPasswordForEmail', 30, { email: bob.email }),
    500: (begin) => call(begin({ mail: 'fails' }), 'resetPasswordForEmail', { email: ada.email }),
  },
  followEmailLink: {
    303: (begin) => call(begin(), 'followEmailLink', undefined, {}, '?token=x&type=recovery'),
    400: (begin) => call(begin(), 'followEmailLink'),
    429: tooMany('followEmailLink', 30, undefined),
  },
  verifyOtp: {
    200: async (begin) => {
      const world = begin();
      const { token } = await mailedRecovery(world);
      return call(world, 'verifyOtp', { type: 'recovery', token_hash: token });
    },
    400: malformed('verifyOtp'),
    401: keyless('verifyOtp'),
    403: (begin) => call(begin(), 'verifyOtp', { type: 'recovery', token_hash: 'x' }),
    413: tooLarge('verifyOtp'),
    422: (begin) => call(begin(), 'verifyOtp', { type: 'recovery', token: '1', email: 'ada' }),
    429: tooMany('verifyOtp', 30, {}),
  },
  token: {
    200: (begin) => call(begin(), 'token', ada, {}, grant('password')),
    400: malformed('token', {}, grant('password')),
    401: keyless('token'),
    404: (begin) => call(begin(), 'token', { auth_code: 'x', code_verifier: 'y' }, {}, grant('pkce')),
    413: tooLarge('token', {}, grant('password')),
    422: async (begin) => {
      const world = begin();
      const auth_code = await pkceCode(world);
      world.mock.clock.advance(300_001);
      return call(world, 'token', { auth_code, code_verifier: pkce.verifier }, {}, grant('pkce'));
    },
    429: tooMany('token', 150, {}, grant('password')),
  },
  getUser: {
    200: own('getUser'),
    400: strange('getUser'),
    401: keyless('getUser'),
    403: (begin) => call(begin(), 'getUser', undefined, asAnon),
  },
  updateUser: {
    200: own('updateUser', {}),
    400: own('updateUser', '{'),
    401: keyless('updateUser'),
    403: own('updateUser', { app_metadata: {} }),
    413: own('updateUser', 'x'.repeat(1_048_577)),
    422: own('updateUser', { password: 'x' }),
    429: async (begin) => {
      const world = begin({}, { limits: 'real' });
      const { bearer } = await signedIn(world);
      for (let count = 0; count < 30; count += 1) await call(world, 'updateUser', {}, bearer);
      return call(world, 'updateUser', {}, bearer);
    },
    500: async (begin) => {
      const world = begin({ mail: 'fails' });
      return call(world, 'updateUser', { email: bob.email }, (await signedIn(world)).bearer);
    },
  },
  signUp: {
    200: (begin) => call(begin(), 'signUp', bob),
    400: malformed('signUp'),
    401: keyless('signUp'),
    413: tooLarge('signUp'),
    422: (begin) => call(begin(), 'signUp', {}),
    429: tooMany('signUp', 30, { email: 'x' }),
    500: (begin) => call(begin({ mail: 'fails' }), 'signUp', bob),
  },
  signOut: {
    204: own('signOut'),
    400: own('signOut', undefined, '?scope=x'),
    401: keyless('signOut'),
    403: (begin) => call(begin(), 'signOut', undefined, asAnon),
  },
  signInWithOtp: {
    200: (begin) => call(begin(), 'signInWithOtp', { email: ada.email }),
    400: malformed('signInWithOtp'),
    401: keyless('signInWithOtp'),
    413: tooLarge('signInWithOtp'),
    422: (begin) => call(begin(), 'signInWithOtp', { email: bob.email, create_user: false }),
    429: tooMany('signInWithOtp', 30, {}),
    500: (begin) => call(begin({ mail: 'fails' }), 'signInWithOtp', { email: ada.email }),
  },
  resend: {
    200: (begin) => call(begin(), 'resend', { type: 'signup', email: ada.email }),
    400: malformed('resend'),
    401: keyless('resend'),
    413: tooLarge('resend'),
    429: tooMany('resend', 30, {}),
    500: async (begin) => {
      const world = begin();
      await call(world, 'signUp', bob);
      await world.mock.options.set({ mail: 'fails' });
      return call(world, 'resend', { type: 'signup', email: bob.email });
    },
  },
  reauthenticate: {
    200: own('reauthenticate'),
    400: strange('reauthenticate'),
    401: keyless('reauthenticate'),
    403: (begin) => call(begin(), 'reauthenticate', undefined, asAnon),
    429: async (begin) => {
      const world = begin({}, { limits: 'real' });
      const { bearer } = await signedIn(world);
      await call(world, 'reauthenticate', undefined, bearer);
      return call(world, 'reauthenticate', undefined, bearer);
    },
    500: async (begin) => {
      const world = begin({ mail: 'fails' });
      return call(world, 'reauthenticate', undefined, (await signedIn(world)).bearer);
    },
  },
  getSettings: { 200: (begin) => call(begin(), 'getSettings'), 401: keyless('getSettings') },
  getHealth: { 200: (begin) => call(begin(), 'getHealth'), 401: keyless('getHealth') },
  getJwks: { 200: (begin) => call(begin(), 'getJwks'), 401: keyless('getJwks') },
  generateLink: {
    ...admin('generateLink'),
    200: (begin) => call(begin(), 'generateLink', { type: 'recovery', email: ada.email }, asServer),
    400: malformed('generateLink'),
    404: (begin) => call(begin(), 'generateLink', { type: 'recovery', email: bob.email }, asServer),
    413: tooLarge('generateLink'),
    422: (begin) => call(begin(), 'generateLink', { type: 'signup', email: ada.email }, asServer),
  },
  listUsers: {
    ...admin('listUsers'),
    200: (begin) => call(begin(), 'listUsers', undefined, asServer),
    400: (begin) => call(begin(), 'listUsers', undefined, asServer, '?page=x'),
  },
  createUser: {
    ...admin('createUser'),
    200: (begin) => call(begin(), 'createUser', bob, asServer),
    400: malformed('createUser'),
    413: tooLarge('createUser'),
    422: (begin) => call(begin(), 'createUser', { email: ada.email }, asServer),
    500: (begin) => call(begin(), 'createUser', { ...bob, id: ada.id }, asServer),
  },
  getUserById: {
    ...admin('getUserById'),
    200: (begin) => call(begin(), 'getUserById', undefined, asServer),
    404: unknownAccount('getUserById'),
  },
  updateUserById: {
    ...admin('updateUserById'),
    200: (begin) => call(begin(), 'updateUserById', {}, asServer),
    400: malformed('updateUserById'),
    404: unknownAccount('updateUserById'),
    413: tooLarge('updateUserById'),
    422: (begin) => call(begin(), 'updateUserById', { password: 'x' }, asServer),
    500: async (begin) => {
      const world = begin();
      await call(world, 'createUser', bob, asServer);
      return call(world, 'updateUserById', { email: bob.email }, asServer);
    },
  },
  deleteUser: {
    ...admin('deleteUser'),
    200: (begin) => call(begin(), 'deleteUser', undefined, asServer),
    400: malformed('deleteUser'),
    404: unknownAccount('deleteUser'),
    413: tooLarge('deleteUser'),
  },
};
