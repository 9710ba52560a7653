import { expect } from 'vitest';
import type { Expected } from '../../reply.ts';
import {
  admin,
  blank,
  failure,
  good,
  mismatch,
  noEmail,
  recordsAt,
  sessionOf,
  signInAt,
  u,
  unsupported,
} from '../world.ts';
import { table, type Vector } from './vector.ts';

const json = { 'content-type': 'application/json' };
const message = 'Failed to create record.';
const refused = (data: object): Expected => ({ status: 400, body: { data, message, status: 400 } });
const taken = { code: 'validation_not_unique', message: 'Value must be unique.' };
const constraint = (kind: 'min' | 'max', text: string, limit?: number) => ({
  code: `validation_${kind}_text_constraint`,
  message: text,
  ...(limit !== undefined && { params: { [kind]: limit } }),
});
const tooFew = constraint('min', 'Must be at least 8 character(s).');
const noFile = {
  code: 'validation_invalid_file',
  message: 'Invalid new files: [x].',
  params: { invalidFiles: ['x'] },
};
const v = { email: 'v@example.com', password: good, passwordConfirm: good };
const twice = (password: string) => ({ ...v, password, passwordConfirm: password });

const refusals = table(
  [
    ['nothing', {}, { password: blank, passwordConfirm: blank }],
    ['null', null, { password: blank, passwordConfirm: blank }],
    ['one password', { email: 'v', password: 'short' }, { passwordConfirm: blank }],
    [
      'two passwords: all else is looked at later',
      { email: 'v', password: 'short', passwordConfirm: 'x' },
      { passwordConfirm: mismatch },
    ],
    ['a verified address', { ...v, verified: true }, { verified: mismatch }],
    ['no address', { ...v, email: undefined }, { email: blank }],
    ['a number as address', { ...v, email: 5 }, { email: noEmail }],
    ['no address and a short password', { ...twice('short'), email: 'v' }, { email: noEmail, password: tooFew }],
    ['72 characters', twice('x'.repeat(72)), { password: constraint('max', 'Must be less than 71 character(s).') }],
    ['73 bytes, without a word about them', twice('x'.repeat(73)), {}],
    ['73 bytes, typed in two ways', { ...twice('x'.repeat(73)), passwordConfirm: 'x' }, {}],
    ['the name of a picture', { ...v, avatar: 'x' }, { avatar: noFile }],
    ['an address that is taken', { ...v, email: u.email }, { email: taken }],
    ['an id that is taken', { ...v, id: u.id }, { id: taken }],
    ['a short id', { ...v, id: 'x' }, { id: constraint('min', 'Must be at least 15 character(s).', 15) }],
    ['a long id', { ...v, id: 'x'.repeat(16) }, { id: constraint('max', 'Must be no more than 15 character(s).', 15) }],
    [
      'an id in capitals',
      { ...v, id: 'ABCDEFGHIJKLMNO' },
      { id: { code: 'validation_invalid_format', message: 'Invalid value format.' } },
    ],
    [
      'a long name',
      { ...v, name: 'x'.repeat(256) },
      { name: constraint('max', 'Must be no more than 255 character(s).', 255) },
    ],
  ] as const,
  'refuses %s',
)((_, body, data) => ({
  source: 'recorded',
  async run({ post }) {
    expect(await post(recordsAt(), body)).toEqual(refused(data));
  },
}));

/** Signing up. */
export const signUpVectors: readonly Vector[] = [
  {
    title:
      'a superuser makes accounts that are verified, with a key of its choice, and is told what is wrong with 73 bytes',
    settings: { seed: [u, admin] },
    source: 'recorded',
    async run(world) {
      const asSuperuser = await sessionOf(world, admin.email);
      const made = (body: object, collection?: string) => world.post(recordsAt(collection), body, asSuperuser);

      expect(await made({ ...v, verified: true, tokenKey: 'k'.repeat(30) })).toMatchObject({
        status: 200,
        body: { email: v.email, verified: true },
      });
      expect(await made({ ...v, email: 'root@example.com', verified: false }, '_superusers')).toMatchObject({
        status: 200,
        body: { verified: true, collectionName: '_superusers' },
      });
      expect(await made({ ...twice('x'.repeat(73)), name: 'x'.repeat(256) })).toEqual(
        refused({
          name: constraint('max', 'Must be no more than 255 character(s).', 255),
          password: { code: 'validation_invalid_value', message: 'Invalid value.' },
        }),
      );
      expect(await made({ ...v, email: 'w@example.com', tokenKey: 'x' })).toEqual(
        refused({ tokenKey: constraint('min', 'Must be at least 30 character(s).', 30) }),
      );
    },
  },
  {
    title: 'refuses the id of an account in another collection',
    settings: { seed: [{ ...admin, id: 'admin0000000000' }] },
    source: 'recorded',
    async run({ post }) {
      expect(await post(recordsAt(), { ...v, id: 'admin0000000000' })).toEqual(
        refused({ id: { code: 'validation_invalid_auth_id', message: 'Invalid or duplicated auth record id.' } }),
      );
    },
  },
  {
    title: 'writes JSON without escapes for HTML',
    source: 'recorded',
    async run({ post }) {
      const account = { email: 'ada@example.com', password: good, passwordConfirm: good, name: '<b> & \u2028' };

      expect((await post(recordsAt(), account)).text).toContain('"name":"<b> & \u2028"');
    },
  },
  ...refusals,
  {
    title: 'makes an account whose address is not verified, and shows the address to nobody',
    source: 'recorded',
    async run({ post, mock }) {
      const { status, body } = await post(recordsAt(), { ...v, name: 5, unknown: [1] });

      expect([status, body]).toEqual([
        200,
        {
          avatar: '',
          collectionId: '_pb_users_auth_',
          collectionName: 'users',
          created: '2026-01-02 03:04:05.000Z',
          emailVisibility: false,
          id: expect.stringMatching(/^[a-z0-9]{15}$/),
          name: '5',
          updated: '2026-01-02 03:04:05.000Z',
          verified: false,
        },
      ]);
      expect((await post(signInAt(), { identity: v.email, password: good })).status).toBe(200);
      expect(await mock.accounts.find(v.email)).toMatchObject({ emailVerified: false, name: '5', collection: 'users' });
      expect(await mock.outbox.list()).toEqual([]);
    },
  },
  {
    title: 'shows an address that may be seen, and takes one that is taken in another case',
    source: 'recorded',
    async run({ post }) {
      const { body } = await post(recordsAt(), { ...v, email: u.email.toUpperCase(), emailVisibility: true });

      expect(body).toMatchObject({ email: u.email.toUpperCase(), emailVisibility: true });
    },
  },
  {
    title: 'makes one of two accounts that are made at once',
    async run({ post }) {
      const made = await Promise.all([post(recordsAt(), v), post(recordsAt(), v)]);

      expect(made.map(({ status }) => status).sort()).toEqual([200, 400]);
    },
  },
  {
    title: 'takes a form, and no body that cannot be read',
    source: 'recorded',
    async run({ send }) {
      const form = `email=v%40example.com&password=${good}&passwordConfirm=${good}`;
      const type = { 'content-type': 'application/x-www-form-urlencoded' };

      expect((await send('POST', recordsAt(), type, form)).status).toBe(200);
      for (const body of ['{', '[]', '5'])
        expect(await send('POST', recordsAt(), json, body)).toEqual(
          failure(400, 'Something went wrong while processing your request.'),
        );
      expect(await send('POST', recordsAt(), { 'content-type': 'text/plain' }, 'x')).toEqual(unsupported);
      const long = { ...json, 'content-length': String(32 * 1024 * 1024 + 1) };
      expect(await send('POST', recordsAt(), long, '{}')).toEqual(failure(413, 'Request entity too large.'));
    },
  },
  {
    title: 'lets only superusers make accounts in other collections, unless their rule says otherwise',
    options: { collections: { clients: {}, guests: { createRule: '' }, users: { createRule: null } } },
    settings: { seed: [{ email: 'admin@example.com', collection: '_superusers' }] },
    source: 'recorded',
    async run({ post, mock }) {
      const { tokens } = await mock.sessions.make('admin@example.com');
      const asSuperuser = { authorization: tokens.accessToken ?? '' };

      for (const name of ['clients', '_superusers', 'users'])
        expect(await post(recordsAt(name), v)).toEqual(failure(403, 'Only superusers can perform this action.'));
      expect((await post(recordsAt('guests'), v)).body).toEqual({
        collectionId: expect.stringMatching(/^pbc_\d+$/),
        collectionName: 'guests',
        emailVisibility: false,
        id: expect.any(String),
        verified: false,
      });
      expect((await post(recordsAt('clients'), { ...v, verified: 'true' }, asSuperuser)).body).toMatchObject({
        email: v.email,
        verified: true,
      });
    },
  },
];
