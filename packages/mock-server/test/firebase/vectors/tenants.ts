import { expect } from 'vitest';
import { textAt } from '../../reply.ts';
import { asOwner, good, project, refresh, refused, sent, strong, u, unfit, type World } from '../world.ts';
import { replies, table, type Vector } from './vector.ts';

const source = 'recorded' as const;
const tenantId = 'north';
const host = '/identitytoolkit.googleapis.com/v1';
const accounts = `${host}/projects/${project}/tenants/${tenantId}/accounts`;
const own = `/emulator/v1/projects/${project}/tenants/${tenantId}`;
const tim = { localId: 'tim-1', email: 'tim@example.com', password: strong };
const mismatch = refused('TENANT_ID_MISMATCH');

const asAdmin = ({ send }: World, path: string, body: object) =>
  send('POST', path, { 'content-type': 'application/json', ...asOwner }, JSON.stringify(body));

/** Makes Tim's account in the tenant, and gets a code for it. */
async function codeOf(world: World): Promise<{ readonly oobCode: string; readonly oobLink: string }> {
  await asAdmin(world, accounts, tim);
  const ask = { requestType: 'PASSWORD_RESET', email: tim.email, returnOobLink: true };
  const { body } = await asAdmin(world, `${accounts}:sendOobCode`, ask);
  return { oobCode: textAt(body, 'oobCode'), oobLink: textAt(body, 'oobLink') };
}

async function signIn({ app }: World): Promise<{ readonly idToken: string; readonly refreshToken: string }> {
  const { email, password } = tim;
  const { body } = await app('signInWithPassword', { email, password, tenantId });
  return { idToken: textAt(body, 'idToken'), refreshToken: textAt(body, 'refreshToken') };
}

/** Tenants of a project, and projects that a body names. */
export const tenantVectors: readonly Vector[] = [
  {
    title: 'a tenant has accounts and codes of its own, also for the emulator',
    source,
    async run(world) {
      const { oobCode, oobLink } = await codeOf(world);

      expect(new URL(oobLink).searchParams.get('tenantId')).toBe(tenantId);
      expect((await world.get(`${own}/oobCodes`)).body).toEqual({
        oobCodes: [{ email: tim.email, requestType: 'PASSWORD_RESET', oobCode, oobLink }],
      });
      expect((await world.get(`/emulator/v1/projects/${project}/oobCodes`)).body).toEqual({ oobCodes: [] });
      expect(await world.app('resetPassword', { oobCode })).toEqual(refused('INVALID_OOB_CODE'));
      expect(await world.app('resetPassword', { oobCode, tenantId })).toEqual(good(tim.email));
    },
  },
  {
    title: 'the link of a tenant sets a password there',
    source,
    async run(world) {
      const { oobLink } = await codeOf(world);
      const { pathname, search } = new URL(oobLink);

      expect((await world.get(`${pathname}${search}&newPassword=Another-Passw0rd`)).status).toBe(200);
      const { body } = await world.app('signInWithPassword', { ...tim, password: 'Another-Passw0rd', tenantId });
      expect(Object(body).localId).toBe(tim.localId);
    },
  },
  {
    title: 'an account says its tenant, in lists too',
    source,
    async run(world) {
      await codeOf(world);
      const users = [expect.objectContaining({ localId: tim.localId, tenantId })];
      const list = async (path: string) => Object((await world.send('GET', path, asOwner)).body).users;

      expect((await asAdmin(world, `${accounts}:lookup`, { localId: [tim.localId] })).body).toMatchObject({ users });
      expect(await list(`${accounts}:batchGet`)).toEqual(users);
      expect(await list(`${host}/projects/${project}/accounts:batchGet?tenantId=${tenantId}`)).toEqual(users);
      expect(await list(`${host}/projects/${project}/accounts:batchGet`)).toEqual([
        expect.objectContaining({ localId: u.id }),
      ]);
    },
  },
  {
    title: 'tokens name their tenant, and lead to it',
    source,
    async run(world) {
      await codeOf(world);
      const { idToken, refreshToken } = await signIn(world);
      const { firebase } = JSON.parse(atob(idToken.split('.')[1] ?? ''));

      expect(firebase).toMatchObject({ sign_in_provider: 'password', tenant: tenantId });
      expect((await world.app('lookup', { idToken })).body).toMatchObject({ users: [{ localId: tim.localId }] });
      expect((await refresh(world, refreshToken)).body).toMatchObject({ user_id: tim.localId });
      expect(await world.app('lookup', { idToken, tenantId: 'south' })).toEqual(mismatch);
    },
  },
  {
    title: 'path and body may not name two tenants',
    source,
    run: async (world) => expect(await asAdmin(world, `${accounts}:lookup`, { tenantId: 'south' })).toEqual(mismatch),
  },
  {
    title: 'signing in with another provider says the tenant',
    source,
    async run({ app }) {
      const postBody = `id_token=${encodeURIComponent('{"sub":"42"}')}&providerId=google.com`;

      expect((await app('signInWithIdp', { postBody, requestUri: 'http://localhost', tenantId })).body).toMatchObject({
        tenantId,
      });
    },
  },
  {
    title: 'a custom token of another tenant is refused',
    source,
    async run({ app }) {
      const token = `${btoa('{"alg":"none"}')}.${btoa('{"uid":"x","tenant_id":"south"}')}.`;

      expect(await app('signInWithCustomToken', { token, tenantId })).toEqual(mismatch);
    },
  },
  {
    title: 'the accounts of a tenant are deleted alone',
    source,
    async run(world) {
      await codeOf(world);

      expect(await world.send('DELETE', `${own}/accounts`)).toEqual({ status: 200, body: {} });
      expect((await asAdmin(world, `${accounts}:lookup`, { localId: [tim.localId] })).body).not.toHaveProperty('users');
      expect(await world.mock.accounts.find(u.email)).toBeDefined();
    },
  },
  {
    ...replies('a tenant has no settings', ({ get }) => get(`${own}/config`), { status: 404, body: expect.anything() }),
  },
  ...table(
    [
      [
        'an app',
        'demo-resetkit',
        {},
        refused('INSUFFICIENT_PERMISSION : Only authenticated requests can specify target_project_id.'),
      ],
      ['an administrator', 'demo-resetkit', asOwner, sent()],
      ['an administrator', 'another', asOwner, refused('EMAIL_NOT_FOUND')],
      ['an administrator', '', asOwner, sent()],
      ['an administrator', 0, asOwner, refused('EMAIL_NOT_FOUND')],
      ['an administrator', null, asOwner, unfit('/targetProjectId must be string')],
    ] as const,
    'the body of %s names the project %j',
  )((_, targetProjectId, headers, expected) => ({
    source,
    async run({ app }) {
      const ask = { requestType: 'PASSWORD_RESET', email: u.email, targetProjectId };

      expect(await app('sendOobCode', ask, headers)).toEqual(expected);
    },
  })),
  ...table(
    [
      ['signUp', { localId: {}, targetProjectId: null }, unfit('/localId must be string')],
      ['signUp', { targetProjectId: {} }, unfit('/targetProjectId must be string')],
      ['resetPassword', { targetProjectId: null }, refused('MISSING_OOB_CODE')],
    ] as const,
    '%s refuses %j, and asks for a text only where the field is described',
  )((name, body, expected) => ({
    source,
    run: async ({ app }) => expect(await app(name, body)).toEqual(expected),
  })),
];
