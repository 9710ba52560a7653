import { expect } from 'vitest';
import { ada, asServer, failure, signedIn, type World } from '../world.ts';
import { invalid, sessionGone, table, type Vector } from './vector.ts';

type Weakness = 'length' | 'characters';

const one = `/admin/users/${ada.id}`;
const old = { 'x-supabase-api-version': '' };
const badJson = (detail: string): object => failure(400, 'bad_json', `Could not parse request body as JSON: ${detail}`);
const notOfType = (kind: string, field: string, type: string): object =>
  badJson(`json: cannot unmarshal ${kind} into Go struct field ${field} of type ${type}`);
const map = 'map[string]interface {}';

/** Bodies of `PUT /user` in a session; the answer. */
const changes: [string, object][] = [
  ['{"password":5}', notOfType('number', 'UserUpdateParams.password', 'string')],
  ['{"email":5}', notOfType('number', 'UserUpdateParams.email', 'string')],
  ['{"data":5}', notOfType('number', 'UserUpdateParams.data', map)],
  ['{"data":[]}', notOfType('array', 'UserUpdateParams.data', map)],
  ['[]', badJson('json: cannot unmarshal array into Go value of type api.UserUpdateParams')],
  ['5', badJson('json: cannot unmarshal number into Go value of type api.UserUpdateParams')],
  ['{} x', badJson("invalid character 'x' after top-level value")],
];

/** Method and body for one account, of an administrator; the answer. */
const administered: [string, string, object][] = [
  ['PUT', '{"password":5}', notOfType('number', 'AdminUserParams.password', 'string')],
  ['PUT', '', badJson('unexpected end of JSON input')],
  ['PUT', '[]', badJson('json: cannot unmarshal array into Go value of type api.AdminUserParams')],
  ['PUT', `{"password":"${'x'.repeat(73)}"}`, invalid('Password cannot be longer than 72 characters')],
  ['PUT', '{"ban_duration":"x"}', invalid('invalid format for ban duration: time: invalid duration "x"')],
  ['DELETE', '{', badJson('unexpected end of JSON input')],
  ['DELETE', '{"should_soft_delete":5}', notOfType('number', 'adminUserDeleteParams.should_soft_delete', 'bool')],
];

const short = 'Password should be at least 8 characters.';
const plain =
  'Password should contain at least one character of each: abcdefghijklmnopqrstuvwxyz, ABCDEFGHIJKLMNOPQRSTUVWXYZ, 0123456789.';

/** Passwords that are too weak for a project with two rules; the sentence and its reasons. */
const weak: [string, string, Weakness[]][] = [
  ['a', `${short} ${plain}`, ['length', 'characters']],
  ['aaaaaaaa', plain, ['characters']],
  ['aA1', short, ['length']],
];
const rules = {
  passwordMinLength: 8,
  passwordRequiredCharacters: ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789'],
};

/** Refusals in the old form, of what a session or an administrator asks. */
const inOldForm: [string, (world: World) => Promise<unknown>, object][] = [
  [
    'a weak password',
    async (world) => world.put('/user', { password: 'a' }, { ...(await signedIn(world)).bearer, ...old }),
    {
      status: 422,
      body: {
        code: 422,
        error_code: 'weak_password',
        msg: 'Password should be at least 6 characters.',
        weak_password: { reasons: ['length'] },
      },
    },
  ],
  [
    'the password that there is',
    async (world) => world.put('/user', { password: ada.password }, { ...(await signedIn(world)).bearer, ...old }),
    {
      status: 422,
      body: {
        code: 422,
        error_code: 'same_password',
        msg: 'New password should be different from the old password.',
      },
    },
  ],
  [
    'a session that has ended',
    async (world) => {
      const { bearer } = await signedIn(world);
      await world.post('/logout', undefined, bearer);
      return world.get('/user', { ...bearer, ...old });
    },
    { status: 403, body: { code: 403, error_code: 'session_not_found', msg: sessionGone.body.message } },
  ],
  [
    'a user that is no administrator',
    async (world) => world.get('/admin/users', { ...(await signedIn(world)).bearer, ...old }),
    { status: 403, body: { code: 403, error_code: 'not_admin', msg: 'User not allowed' } },
  ],
  [
    'an account that was deleted',
    async (world) => {
      const { bearer } = await signedIn(world);
      await world.delete(one, {}, asServer);
      return world.get('/user', { ...bearer, ...old });
    },
    {
      status: 403,
      body: { code: 403, error_code: 'user_not_found', msg: 'User from sub claim in JWT does not exist' },
    },
  ],
];

/** What a banned account's session is refused. */
const banned: [string, string, object | undefined][] = [
  ['PUT', '/user', { password: 'Correct-H0rse-2!' }],
  ['POST', '/logout', undefined],
];

/** Requests that are counted for an address, in buckets of 30. */
const counted: [string, object][] = [
  ['/otp', {}],
  ['/resend', {}],
  ['/signup', { email: 'x' }],
  ['/token?grant_type=password', {}],
];

/** Refusals of a session, of administrators at one account, and of an address that asks too often. */
export const ownedRefusalVectors: readonly Vector[] = [
  ...table(
    changes,
    'the change %s of a user is refused',
  )((body, expected) => ({
    async run(world) {
      const { bearer } = await signedIn(world);

      expect(await world.put('/user', body, bearer)).toEqual(expected);
    },
  })),
  ...table(
    administered,
    '%s with %s at an account is refused',
  )((method, body, expected) => ({
    async run({ send }) {
      expect(await send(one, { method, body, headers: asServer })).toEqual(expected);
    },
  })),
  ...table(
    weak,
    'the password %s is too weak for two rules, in both forms',
  )((password, sentence, reasons) => ({
    options: rules,
    async run(world) {
      const { bearer } = await signedIn(world);
      const newer = await world.put('/user', { password }, bearer);
      const older = await world.put('/user', { password }, { ...bearer, ...old });

      expect(newer).toEqual({
        status: 422,
        body: { code: 'weak_password', message: sentence, weak_password: { reasons } },
      });
      expect(older).toEqual({
        status: 422,
        body: { code: 422, error_code: 'weak_password', msg: sentence, weak_password: { reasons } },
      });
    },
  })),
  ...table(
    weak,
    'the password %s is too weak to sign up with, for two rules',
  )((password, sentence, reasons) => ({
    options: rules,
    async run({ post }) {
      expect(await post('/signup', { email: 'new@example.com', password })).toEqual({
        status: 422,
        body: { code: 'weak_password', message: sentence, weak_password: { reasons } },
      });
    },
  })),
  ...table(
    counted,
    'the 31st request of an address to %s is refused in the old form',
  )((path, body) => ({
    settings: { limits: 'real' },
    async run({ post }) {
      for (let count = 0; count < 30; count += 1) await post(path, body);

      expect(await post(path, body, old)).toEqual({
        status: 429,
        body: { code: 429, error_code: 'over_request_rate_limit', msg: 'Request rate limit reached' },
      });
    },
  })),
  ...table(
    inOldForm,
    '%s is refused in the old form',
  )((_, act, expected) => ({
    async run(world) {
      expect(await act(world)).toEqual(expected);
    },
  })),
  ...table(
    banned,
    '%s %s is refused to the session of a banned account',
  )((method, path, body) => ({
    async run(world) {
      const { bearer } = await signedIn(world);
      await world.put(one, { ban_duration: '24h' }, asServer);

      const reply = await world.send(path, { method, headers: bearer, ...(body && { body: JSON.stringify(body) }) });

      expect(reply).toEqual(failure(403, 'user_banned', 'User is banned'));
    },
  })),
];
