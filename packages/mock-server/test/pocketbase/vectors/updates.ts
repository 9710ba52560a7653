import { expect } from 'vitest';
import type { Expected } from '../../reply.ts';
import {
  admin,
  blank,
  confirmation,
  good,
  mailedToken,
  mismatch,
  noEmail,
  notFound,
  notSignedIn,
  recordAt,
  refreshAt,
  resetAt,
  sessionOf,
  signedIn,
  signInAt,
  somethingWrong,
  superusersOnly,
  tokenRefused,
  tooMany,
  u,
  unsupported,
  wrong,
} from '../world.ts';
import { table, type Vector } from './vector.ts';

const v = { id: 'victor000000000', email: 'v@example.com', password: good } as const;
const kim = { id: 'kim000000000000', email: 'kim@example.com', password: good, collection: 'clients' } as const;
const seed = [u, v, kim, admin];
const options = { collections: { clients: {} } };
const at = recordAt(u.id);
const refused = (data: object): Expected => ({
  status: 400,
  body: { data, message: 'Failed to update record.', status: 400 },
});
const constraint = (kind: 'min' | 'max', message: string, limit?: number) => ({
  code: `validation_${kind}_text_constraint`,
  message,
  ...(limit !== undefined && { params: { [kind]: limit } }),
});
const tooFew = constraint('min', 'Must be at least 8 character(s).');
const longName = constraint('max', 'Must be no more than 255 character(s).', 255);
const wrongOld = { code: 'validation_invalid_old_password', message: 'Missing or invalid old password.' };
const keyChange = { code: 'validation_pk_change', message: 'The record primary key cannot be changed.' };
const noFile = (name: string) => ({
  code: 'validation_invalid_file',
  message: `Invalid new files: [${name}].`,
  params: { invalidFiles: [name] },
});
const from = { oldPassword: u.password };
const twice = (password: string, more: object = {}) => ({ password, passwordConfirm: password, ...more });

const ownRefusals = table(
  [
    ['its address', { email: 'w@example.com' }, { email: mismatch }],
    ['its address to none', { email: null }, { email: mismatch }],
    [
      'whether it is verified, and its address',
      { verified: false, email: 'x' },
      { email: mismatch, verified: mismatch },
    ],
    ['its id', { id: v.id }, { id: keyChange }],
    ['its name to a long one', { name: 'x'.repeat(256) }, { name: longName }],
    ['its picture to a name', { avatar: ['a', 'b'] }, { avatar: noFile('b') }],
    ['its password alone', { password: good }, { oldPassword: blank, passwordConfirm: blank }],
    ['its password without the old one', twice(good), { oldPassword: blank }],
    ['its password with a wrong old one', twice(good, { oldPassword: 'x' }), { oldPassword: wrongOld }],
    [
      'its second password alone',
      { passwordConfirm: good },
      { oldPassword: blank, password: blank, passwordConfirm: mismatch },
    ],
    ['nothing, with an old password', { oldPassword: 'x' }, { password: blank, passwordConfirm: blank }],
    ['its password, typed in two ways', { ...twice(good, from), passwordConfirm: 'x' }, { passwordConfirm: mismatch }],
    [
      'its password to a short one',
      twice('short', { ...from, name: 'x'.repeat(256) }),
      { name: longName, password: tooFew },
    ],
    [
      'its password to a short one, with a wrong old one',
      twice('short', { oldPassword: 'x' }),
      { oldPassword: wrongOld },
    ],
    [
      'its password to one of 73 bytes',
      twice('x'.repeat(73), from),
      { password: { code: 'validation_invalid_value', message: 'Invalid value.' } },
    ],
    ['its password to none', { password: null }, { password: blank }],
  ] as const,
  'refuses an account that changes %s',
)((_, body, data) => ({
  settings: { seed },
  options,
  source: 'recorded',
  async run(world) {
    expect(await world.patch(at, body, await signedIn(world))).toEqual(refused(data));
    expect((await world.mock.accounts.find(u.email))?.updatedAt).toBe('2026-01-02T03:04:05.000Z');
  },
}));

const adminRefusals = table(
  [
    [
      'an address to a taken one',
      { email: v.email },
      { email: { code: 'validation_not_unique', message: 'Value must be unique.' } },
    ],
    ['an address to a taken one, and a short password', { email: v.email, ...twice('short') }, { password: tooFew }],
    ['an address to none', { email: '' }, { email: blank }],
    ['an address to nonsense', { email: 'x' }, { email: noEmail }],
    ['a password alone', { password: good }, { passwordConfirm: blank }],
    ['a password to none', { password: '', passwordConfirm: '' }, { password: blank }],
    [
      'a key to a short one',
      { tokenKey: 'x' },
      { tokenKey: constraint('min', 'Must be at least 30 character(s).', 30) },
    ],
    ['a key to none', { tokenKey: '' }, { tokenKey: blank }],
  ] as const,
  'refuses a superuser who changes %s',
)((_, body, data) => ({
  settings: { seed },
  options,
  source: 'recorded',
  async run(world) {
    expect(await world.patch(at, body, await sessionOf(world, admin.email))).toEqual(refused(data));
  },
}));

/** Changing an account. */
export const updateVectors: readonly Vector[] = [
  ...ownRefusals,
  ...adminRefusals,
  {
    title: 'an account changes its name and whether others see its address, and what is no field of it changes nothing',
    source: 'recorded',
    async run(world) {
      const own = await signedIn(world);
      world.mock.clock.advance('1m');
      const record = { emailVisibility: true, name: '5', updated: '2026-01-02 03:05:05.000Z', email: u.email };

      const body = { name: 5, emailVisibility: 'T', tokenKey: 'x', created: '2020-01-01', Name: 'q', email: u.email };
      expect((await world.patch(at, body, own)).body).toMatchObject(record);
      expect((await world.patch(at, { emailVisibility: 'tRuE', name: [] }, own)).body).toMatchObject({
        emailVisibility: false,
        name: '',
      });
      expect((await world.get(at, own)).body).toMatchObject({ name: '', created: '2026-01-02 03:04:05.000Z' });
    },
  },
  {
    title: 'a new password ends all sessions and links of the account, also if it is the same',
    source: 'recorded',
    async run(world) {
      for (const password of [u.password, good]) {
        const own = await signedIn(world);
        const token = await mailedToken(world);
        expect(await world.patch(at, twice(password, from), own)).toMatchObject({ status: 200 });

        expect(await world.post(refreshAt(), undefined, own)).toEqual(notSignedIn);
        expect(await world.patch(at, {}, own)).toEqual(notFound);
        expect(await world.post(resetAt(), confirmation(token, 'Another-Pass-1'))).toEqual(tokenRefused);
      }
      expect(await world.post(signInAt(), { identity: u.email, password: u.password })).toEqual(wrong);
      expect(await world.post(signInAt(), { identity: u.email, password: good })).toMatchObject({ status: 200 });
    },
  },
  {
    title: 'a superuser gives an account another address, which ends its sessions and links, and keeps its id',
    settings: { seed },
    options,
    source: 'recorded',
    async run(world) {
      const own = await signedIn(world);
      const token = await mailedToken(world);
      const asSuperuser = await sessionOf(world, admin.email);
      const email = 'U@example.com';

      expect(await world.patch(at, { email, verified: false }, asSuperuser)).toMatchObject({
        status: 200,
        body: { email, verified: false, id: u.id },
      });
      expect(await world.post(refreshAt(), undefined, own)).toEqual(notSignedIn);
      expect(await world.post(resetAt(), confirmation(token))).toEqual(tokenRefused);
      expect(await world.post(signInAt(), { identity: u.email, password: u.password })).toEqual(wrong);
      expect(await world.post(signInAt(), { identity: email, password: u.password })).toMatchObject({ status: 200 });
      expect((await world.mock.accounts.list()).map((one) => one.email).sort()).toEqual([
        email,
        admin.email,
        kim.email,
        v.email,
      ]);
    },
  },
  {
    title: 'a superuser changes names and whether addresses are verified, which ends no session',
    settings: { seed },
    options,
    source: 'recorded',
    async run(world) {
      const own = await signedIn(world);
      const body = { name: 'Ursula', verified: false };
      expect(await world.patch(at, body, await sessionOf(world, admin.email))).toMatchObject({ status: 200, body });

      expect(await world.post(refreshAt(), undefined, own)).toMatchObject({ status: 200, body: { record: body } });
    },
  },
  {
    title: 'a superuser sets a password without the old one',
    settings: { seed },
    options,
    source: 'recorded',
    async run(world) {
      const body = twice(good, { oldPassword: 'x' });
      expect(await world.patch(at, body, await sessionOf(world, admin.email))).toMatchObject({ status: 200 });

      expect(await world.post(signInAt(), { identity: u.email, password: good })).toMatchObject({ status: 200 });
    },
  },
  ...table(
    [
      ['another key', { tokenKey: 'k'.repeat(30) }],
      ['a new key', { 'tokenKey:autogenerate': '' }],
    ] as const,
    'a superuser ends all sessions of an account with %s',
  )((_, body) => ({
    settings: { seed },
    options,
    source: 'recorded',
    async run(world) {
      const own = await signedIn(world);
      expect(await world.patch(at, body, await sessionOf(world, admin.email))).toMatchObject({ status: 200 });

      expect(await world.post(refreshAt(), undefined, own)).toEqual(notSignedIn);
    },
  })),
  {
    title: 'superusers are verified whatever is said of them',
    settings: { seed: [{ ...admin, id: 'admin0000000000' }] },
    source: 'recorded',
    async run(world) {
      const asSuperuser = await sessionOf(world, admin.email);
      const path = recordAt('admin0000000000', '_superusers');

      expect((await world.patch(path, { verified: false, name: 'x' }, asSuperuser)).text).toBe(
        '{"collectionId":"pbc_3142635823","collectionName":"_superusers","created":"2026-01-02 03:04:05.000Z","email":"admin@example.com","emailVisibility":false,"id":"admin0000000000","updated":"2026-01-02 03:04:05.000Z","verified":true}',
      );
    },
  },
  {
    title: 'hides accounts from all others, after the body has been read',
    settings: { seed },
    options,
    source: 'recorded',
    async run(world) {
      const others = await sessionOf(world, v.email);
      const json = { 'content-type': 'application/json' };

      for (const headers of [{}, others]) expect(await world.patch(at, { name: 'x' }, headers)).toEqual(notFound);
      expect(await world.patch(recordAt('nope'), {}, await sessionOf(world, admin.email))).toEqual(notFound);
      expect(await world.patch(recordAt(kim.id, 'clients'), {}, await sessionOf(world, kim.email))).toEqual(
        superusersOnly,
      );
      expect(await world.patch(recordAt('x', '_mfas'), {}, others)).toEqual(superusersOnly);
      expect(await world.send('PATCH', at, json, '{')).toEqual(somethingWrong);
      expect(await world.send('PATCH', at, { 'content-type': 'text/plain' }, 'x')).toEqual(unsupported);
    },
  },
  {
    title: 'counts changes by a rule of their own',
    options: { rateLimits: { enabled: true, rules: [{ label: '*:update', duration: 9, maxRequests: 1 }] } },
    settings: { limits: 'real' },
    async run({ patch }) {
      expect(await patch(at, {})).toEqual(notFound);
      expect(await patch(recordAt('nope'), {})).toEqual(tooMany);
    },
  },
];
