import { expect } from 'vitest';
import type { UnleashOptions } from '../../../src/providers/unleash/options.ts';
import { type Conflict, whichErrorWins } from '../../vector.ts';
import {
  asAdmin,
  badToken,
  coolingDown,
  empty400,
  extra,
  forbidden,
  mismatch,
  missing,
  notSignedIn,
  notTaken,
  type Reply,
  signedIn,
  strong,
  tokens,
  tooMany,
  u,
  unknownToken,
  type World,
  weak,
  wrongToken,
} from '../world.ts';
import type { Vector } from './vector.ts';

type Case = Conflict<World, Partial<UnleashOptions>>;

const mail = '/auth/reset/password-email';
const reset = '/auth/reset/password';
const login = '/auth/simple/login';
const users = '/api/admin/user-admin';
const own = '/api/admin/user/change-password';
const json = { 'content-type': 'application/json' };
const backend = { authorization: tokens.backend[0] ?? '' };
const malformed = { status: 400, body: { message: expect.stringMatching(/JSON/) } };
const invalidId = {
  status: 400,
  body: expect.objectContaining({ details: [expect.objectContaining({ path: '/params/id' })] }),
};

const raw = ({ send }: World, path: string, text: string, headers: Record<string, string> = json): Promise<Reply> =>
  send('POST', path, headers, text);

async function after(first: Promise<unknown>, then: () => Promise<Reply>): Promise<Reply> {
  await first;
  return then();
}

async function exhausted(world: World, path: string, times: number, headers = {}): Promise<void> {
  for (let count = 0; count < times; count += 1) await world.post(path, {}, headers);
}

const cases: readonly Case[] = [
  {
    wins: 'the limit of mails',
    over: 'malformed JSON',
    act: (world) => after(exhausted(world, mail, 1), () => raw(world, mail, '{')),
    expected: tooMany,
  },
  {
    wins: 'the limit of mails',
    over: 'a token for SDKs',
    act: (world) => after(exhausted(world, mail, 1), () => world.post(mail, {}, backend)),
    expected: tooMany,
  },
  {
    wins: 'the limit of mails',
    over: 'the content type',
    act: (world) => after(exhausted(world, mail, 1), () => raw(world, mail, 'x', { 'content-type': 'text/plain' })),
    expected: tooMany,
  },
  {
    wins: 'malformed JSON',
    over: 'the limit of mails in version 7',
    options: { version: '7' },
    act: (world) => after(world.post(mail, { email: 'x' }), () => raw(world, mail, '{')),
    expected: malformed,
  },
  {
    wins: 'the schema',
    over: 'the limit of mails in version 7',
    options: { version: '7' },
    act: (world) => after(world.post(mail, { email: 'x' }), () => world.post(mail, {})),
    expected: missing('email'),
  },
  {
    wins: 'the limit of mails in version 7',
    over: 'an address that nobody has',
    options: { version: '7' },
    act: (world) => after(world.post(mail, { email: 'x' }), () => world.post(mail, { email: 'x' })),
    expected: tooMany,
  },
  {
    wins: 'malformed JSON',
    over: 'a token for SDKs',
    act: (world) => raw(world, mail, '{', { ...json, ...backend }),
    expected: malformed,
  },
  {
    wins: 'a token for SDKs',
    over: 'the content type',
    act: (world) => raw(world, mail, 'x', { 'content-type': 'text/plain', ...backend }),
    expected: wrongToken,
  },
  {
    wins: 'the content type',
    over: 'malformed JSON that is not read',
    act: (world) => raw(world, mail, '{', { 'content-type': 'text/plain' }),
    expected: notTaken('text/plain'),
  },
  {
    wins: 'a missing property',
    over: 'an unknown one',
    act: ({ post }) => post(mail, { x: 1 }),
    expected: missing('email'),
  },
  {
    wins: 'an unknown property',
    over: 'a wrong type',
    act: ({ post }) => post(mail, { email: [], x: 1 }),
    expected: extra('x'),
  },
  {
    wins: 'the wait of an account',
    over: 'nothing else',
    options: { passwordResetLimitPerMinute: 5 },
    act: ({ post }) => after(post(mail, { email: u.email }), () => post(mail, { email: u.email })),
    expected: coolingDown,
  },
  {
    wins: 'a weak password',
    over: 'a bad token',
    act: ({ post }) => post(reset, { token: 'x', password: 'Abcdefghi1' }),
    expected: weak('The password must contain at least one special character.'),
  },
  {
    wins: 'a bad token',
    over: 'a password that was used',
    act: ({ post }) => post(reset, { token: 'x', password: u.password }),
    expected: badToken,
  },
  {
    wins: 'the limit of sign-ins',
    over: 'malformed JSON',
    act: (world) => after(exhausted(world, login, 10), () => raw(world, login, '{')),
    expected: tooMany,
  },
  {
    wins: 'malformed JSON',
    over: 'the limit of sign-ins in version 7',
    options: { version: '7' },
    act: (world) => after(exhausted(world, login, 10), () => raw(world, login, '{')),
    expected: malformed,
  },
  {
    wins: 'the limit of sign-ins in version 7',
    over: 'the content type',
    options: { version: '7' },
    act: (world) => after(exhausted(world, login, 10), () => raw(world, login, 'x', { 'content-type': 'text/plain' })),
    expected: tooMany,
  },
  {
    wins: 'the schema of a sign-in',
    over: 'sign-ins that are off',
    options: { passwordLoginDisabled: true },
    act: ({ post }) => post(login, {}),
    expected: missing('username'),
  },
  {
    wins: 'malformed JSON',
    over: 'missing credentials',
    act: (world) => raw(world, users, '{'),
    expected: malformed,
  },
  {
    wins: 'missing credentials',
    over: 'an unknown path',
    act: ({ post }) => post('/api/nope', {}),
    expected: notSignedIn(),
  },
  {
    wins: 'missing credentials',
    over: 'the content type',
    act: (world) => raw(world, users, 'x', {}),
    expected: notSignedIn(),
  },
  {
    wins: 'missing credentials',
    over: 'the limit of administration',
    act: (world) => after(exhausted(world, users, 20, asAdmin), () => world.post(users, {})),
    expected: notSignedIn(),
  },
  {
    wins: 'an unknown token',
    over: 'OPTIONS',
    act: ({ send }) => send('OPTIONS', users, { authorization: 'x' }),
    expected: unknownToken,
  },
  {
    wins: 'the limit of administration',
    over: 'a lack of permission',
    act: (world) =>
      after(exhausted(world, users, 20, asAdmin), async () => world.post(users, {}, await signedIn(world))),
    expected: tooMany,
  },
  {
    wins: 'a lack of permission',
    over: 'the content type',
    act: async (world) => raw(world, users, 'x', await signedIn(world)),
    expected: forbidden,
  },
  {
    wins: 'a lack of permission',
    over: 'an id that is not a number',
    act: async (world) => world.get(`${users}/abc`, await signedIn(world)),
    expected: forbidden,
  },
  {
    wins: 'the content type',
    over: 'an id that is not a number',
    act: (world) => raw(world, `${users}/abc/change-password`, 'x', asAdmin),
    expected: notTaken(),
  },
  {
    wins: 'an id that is not a number',
    over: 'the schema of the body',
    act: ({ post }) => post(`${users}/abc/change-password`, {}, asAdmin),
    expected: invalidId,
  },
  {
    wins: 'a weak password',
    over: 'an account that never was',
    act: ({ post }) => post(`${users}/999/change-password`, { password: 'Abcdefghi1' }, asAdmin),
    expected: weak('The password must contain at least one special character.'),
  },
  {
    wins: 'a confirmation that differs',
    over: 'a weak password',
    act: async (world) =>
      world.post(own, { password: 'x', confirmPassword: 'y', oldPassword: 'z' }, await signedIn(world)),
    expected: empty400,
  },
  {
    wins: 'a weak password',
    over: 'a wrong old one',
    act: async (world) =>
      world.post(
        own,
        { password: 'Abcdefghi1', confirmPassword: 'Abcdefghi1', oldPassword: 'z' },
        await signedIn(world),
      ),
    expected: weak('The password must contain at least one special character.'),
  },
  {
    wins: 'a wrong old password',
    over: 'a new one that was used',
    act: async (world) =>
      world.post(
        own,
        { password: u.password, confirmPassword: u.password, oldPassword: strong },
        await signedIn(world),
      ),
    expected: mismatch('old password'),
  },
  {
    wins: 'the schema of a sign-up',
    over: 'an invalid link',
    act: ({ post }) => post('/invite/x/signup', { x: 1 }),
    expected: missing('email'),
  },
  {
    wins: 'an invalid link',
    over: 'a bad address',
    act: ({ post }) => post('/invite/x/signup', { email: 'nope', name: 'N', password: 'x' }),
    expected: empty400,
  },
];

/** Requests that are wrong in two ways. */
export const whichErrorWinsVectors: readonly Vector[] = whichErrorWins(cases);
