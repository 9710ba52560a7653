import { operations } from '@resetkit/sdk/unleash/operations';
import { expect } from 'vitest';
import type { Reply } from '../../reply.ts';
import {
  asAdmin,
  failure,
  mailedToken,
  nothing,
  notSignedIn,
  signedIn,
  strong,
  tokens,
  tooMany,
  u,
  userNotFound,
  type World,
  wrongToken,
} from '../world.ts';
import { replies, table, type Vector } from './vector.ts';

type OperationId = keyof typeof operations;

const json = { 'content-type': 'application/json' };
const ids = Object.keys(operations) as OperationId[];
const withBody = ids.filter((id) => operations[id].method !== 'GET');
/** Operations that want credentials. */
const ofUsers = ids.filter((id) => operations[id].path.startsWith('/api/admin/'));
/** Lists and counts of accounts. */
const reads = ['searchUsers', 'getBaseUsersAndGroups', 'getInactiveUsers', 'getAdminCount'] as const;
const secret = '5e7c0de5e7c0de5e7c0de5e7c0de5e7c';
const tooLong = 'n'.repeat(256);

function pathOf(id: OperationId, parameter: string = id.includes('Public') ? secret : '2'): string {
  return operations[id].path.replace(/\{\w+\}/, parameter);
}

/** Sends text to an operation, which is JSON unless headers say otherwise. */
function send(world: World, id: OperationId, text?: string, headers: Record<string, string> = json): Promise<Reply> {
  return world.send(operations[id].method, pathOf(id), text === undefined ? headers : { ...json, ...headers }, text);
}

/** Checks that are the same at every operation, and what each has of its own. */
export const everyOperationVectors: readonly Vector[] = [
  ...table(
    ids,
    '%s refuses a token for SDKs',
  )((id) => ({
    async run(world) {
      expect(await send(world, id, undefined, { authorization: tokens.backend[0] ?? '' })).toEqual(wrongToken);
    },
  })),
  ...table(
    withBody,
    '%s refuses malformed JSON',
  )((id) => ({
    async run(world) {
      expect(await send(world, id, '{')).toEqual({ status: 400, body: { message: expect.stringMatching(/JSON/) } });
    },
  })),
  ...table(
    withBody,
    '%s refuses more than 100 kB',
  )((id) => ({
    async run(world) {
      expect(await send(world, id, `"${'x'.repeat(102_400)}"`)).toEqual({
        status: 413,
        body: { message: 'request entity too large' },
      });
    },
  })),
  ...table(
    withBody,
    '%s refuses an unknown charset',
  )((id) => ({
    async run(world) {
      expect(await send(world, id, '{}', { 'content-type': 'application/json; charset=latin1' })).toEqual({
        status: 415,
        body: { message: 'unsupported charset "LATIN1"' },
      });
    },
  })),
  ...table(
    ofUsers,
    '%s refuses a request without credentials',
  )((id) => ({
    async run(world) {
      expect(await send(world, id, operations[id].method === 'GET' ? undefined : '{}')).toEqual(notSignedIn());
    },
  })),
  ...table(
    ['getMe', 'getProfile', 'getUsers', 'getUser', ...reads] as const,
    '%s answers 304 to a client that has its reply',
  )((id) => ({
    async run(world) {
      const headers = id === 'getProfile' ? await signedIn(world) : asAdmin;
      const { headers: first } = await send(world, id, undefined, headers);

      expect(await send(world, id, undefined, { ...headers, 'if-none-match': first.get('etag') ?? '' })).toEqual({
        status: 304,
        body: '',
      });
    },
  })),
  {
    title: 'validateToken answers 304 to a client that has its reply',
    async run(world) {
      const path = `/auth/reset/validate?token=${await mailedToken(world)}`;
      const { headers } = await world.get(path);

      expect(await world.get(path, { 'if-none-match': headers.get('etag') ?? '' })).toEqual({ status: 304, body: '' });
    },
  },
  ...table(
    [
      ['validateUserPassword', { password: strong }],
      ['changeUserPassword', { password: strong }],
    ] as [OperationId, object][],
    '%s is limited to 20 requests',
  )((id, body) => ({
    settings: { limits: 'real' },
    async run(world) {
      for (let count = 0; count < 20; count += 1) await send(world, id, JSON.stringify(body), asAdmin);

      expect(await send(world, id, JSON.stringify(body), asAdmin)).toEqual(tooMany);
    },
  })),
  replies(
    'changeMyPassword fails for an admin token, which has no password',
    ({ post }) =>
      post(pathOf('changeMyPassword'), { password: strong, confirmPassword: strong, oldPassword: 'x' }, asAdmin),
    failure(
      500,
      'UnknownError',
      'Undefined binding(s) detected when compiling FIRST. Undefined column(s): [id] query: select "password_hash" from "users" where "deleted_at" is null and "is_service" = ? and "is_system" = ? and "id" = ? limit ?',
    ),
  ),
  replies(
    'deleteUser fails with an id that cannot be decoded',
    (world) => world.send('DELETE', pathOf('deleteUser', '%zz'), asAdmin),
    failure(500, 'UnknownError', "Failed to decode param '%zz'"),
  ),
  replies(
    'resetUserPassword makes a link for an account',
    ({ post }) => post(pathOf('resetUserPassword'), { id: u.email }, asAdmin),
    {
      status: 200,
      body: {
        resetPasswordUrl: expect.stringMatching(/^http:\/\/localhost:4242\/reset-password\?token=\$2b\$10\$.{53}$/),
      },
    },
  ),
  replies(
    'resetUserPassword does not find an account that does not exist',
    ({ post }) => post(pathOf('resetUserPassword'), { id: 'nobody@example.com' }, asAdmin),
    userNotFound,
  ),
  replies(
    'resetUserPassword fails without an account',
    ({ post }) => post(pathOf('resetUserPassword'), { id: '' }, asAdmin),
    failure(500, 'UnknownError', 'Can only find users with id, username or email.'),
  ),
  replies(
    'validateUserPassword accepts a strong password',
    ({ post }) => post(pathOf('validateUserPassword'), { password: strong }, asAdmin),
    nothing,
  ),
  replies(
    'changeUserPassword fails for an account that does not exist',
    ({ post }) => post(pathOf('changeUserPassword', '99'), { password: strong }, asAdmin),
    failure(
      500,
      'UnknownError',
      'insert into "used_passwords" ("password_hash", "user_id") values ($1, $2) - insert or update on table "used_passwords" violates foreign key constraint "used_passwords_user_id_fkey"',
    ),
  ),
  replies(
    'validatePublicSignupToken fails with a NUL in the token',
    ({ get }) => get(pathOf('validatePublicSignupToken', '%00')),
    failure(
      500,
      'UnknownError',
      'SELECT EXISTS (SELECT 1 FROM public_signup_tokens WHERE secret = $1 AND expires_at::date > $2 AND enabled = true) AS valid - invalid byte sequence for encoding "UTF8": 0x00',
    ),
  ),
  replies(
    'addPublicSignupTokenUser fails with a name of more than 255 letters',
    ({ post }) => post(pathOf('addPublicSignupTokenUser'), { email: 'new@example.com', name: tooLong, password: 'a' }),
    failure(
      500,
      'UnknownError',
      expect.stringMatching(/^insert into "users" .* - value too long for type character varying\(255\)$/),
    ),
  ),
];
