import { expect } from 'vitest';
import {
  adminSession,
  asAdmin,
  badData,
  extra,
  invalid,
  mismatch,
  missing,
  nothing,
  notSignedIn,
  signedIn,
  strong,
  tokens,
  u,
  unfit,
  userNotFound,
  wrongType,
} from '../world.ts';
import { table, type Vector } from './vector.ts';

const users = '/api/admin/user-admin';
const me = '/api/admin/user';
const own = '/api/admin/user/change-password';
const signup = '/invite/5e7c0de5e7c0de5e7c0de5e7c0de5e7c';
const avatar = expect.stringMatching(/^https:\/\/gravatar\.com\/avatar\/[0-9a-f]{64}\?s=42&d=retro&r=g$/);
const account = {
  accountType: 'User',
  imageUrl: avatar,
  seenAt: null,
  loginAttempts: 0,
  createdAt: '2026-01-02T03:04:05.000Z',
  scimId: null,
  seatType: null,
  companyRole: null,
  productUpdatesEmailConsent: null,
};
const link = expect.stringMatching(/^http:\/\/localhost:4242\/new-user\?token=\$2b\$10\$.{53}$/);
const roleNames = '"Admin", "Editor", "Viewer", "Owner", "Member", "Reader"';
const badRole = (number: string, shown: string, ...more: object[]) =>
  invalid(
    { message: `The \`/body/rootRole\` property must be ${number}.`, path: '/body/rootRole' },
    ...more,
    {
      message: `The \`rootRole\` property must be equal to one of the allowed values: ${roleNames}. You provided "${shown}", which is not valid. Please use one of the allowed values instead..`,
      path: 'rootRole',
    },
    {
      message:
        'The "/body/rootRole" property must match exactly one schema in oneOf. The data you provided matches more than one option in the schema. These options are mutually exclusive. Please refer back to the schema and remove any excess properties.',
      path: '/body/rootRole',
    },
  );

/** Accounts: making, reading, changing and deleting them. */
export const accountsVectors: readonly Vector[] = [
  {
    title: 'invites somebody by mail',
    async run({ post, mock }) {
      const reply = await post(users, { email: 'New@Example.com', name: 'New', rootRole: 'Viewer' }, asAdmin);

      const email = 'new@example.com';
      expect(reply).toEqual({
        status: 201,
        body: { ...account, id: 3, name: 'New', email, rootRole: 'Viewer', inviteLink: link, emailSent: true },
      });
      expect(reply.headers.get('location')).toBe('3');
      expect(await mock.outbox.list()).toMatchObject([
        { to: email, kind: 'invitation', subject: 'Welcome to Unleash' },
      ]);
    },
  },
  ...table<[unknown, unknown]>(
    [
      ['2', 2],
      [true, 1],
      ['Editor', 'Editor'],
    ],
    'takes the role %j and echoes it as %j',
  )((rootRole, echoed) => ({
    async run(world) {
      const { status, body } = await world.post(users, { username: 'x', rootRole, sendEmail: 'false' }, asAdmin);

      expect([status, body]).toEqual([
        201,
        { ...account, id: 3, username: 'x', rootRole: echoed, inviteLink: link, emailSent: false },
      ]);
    },
  })),
  ...table<[string, object, unknown]>(
    [
      ['an address that is taken', { email: 'U@example.com', rootRole: 2 }, badData('User already exists')],
      ['a user name that is taken', { username: 'admin', rootRole: 2 }, badData('User already exists')],
      ['neither', { name: 'X', rootRole: 2 }, badData('You must specify username or email')],
      ['empty names', { email: '', username: '', rootRole: 2 }, badData('You must specify username or email')],
      [
        'an empty name',
        { email: 'n@example.com', name: '', rootRole: 2 },
        unfit('"value" is not allowed to be empty.'),
      ],
      ['a bad address', { email: 'nope', rootRole: 2 }, unfit('"value" must be a valid email. You provided "nope".')],
      ['an invalid role', { username: 'x', rootRole: 99 }, badData('Could not find rootRole=99')],
      [
        'a role of the Enterprise edition',
        { username: 'x', rootRole: 'Owner' },
        badData('Could not find rootRole=Owner'),
      ],
      ['null for a role', { username: 'x', rootRole: null }, badData('Could not find rootRole=0')],
      ['no role', { username: 'x' }, missing('rootRole')],
      ['a name of no role', { username: 'x', rootRole: 'Nope' }, badRole('integer. You sent "Nope"', 'Nope')],
      ['a negative role', { username: 'x', rootRole: -1 }, badRole('>= 0. You sent "-1"', '-1')],
      ['a fraction of a role', { username: 'x', rootRole: 1.5 }, badRole('integer. You sent "1.5"', '1.5')],
      [
        'a list of roles',
        { username: 'x', rootRole: [2] },
        badRole('integer. You sent [2]', '2', {
          message: 'The `/body/rootRole` property must be string. You sent [2].',
          path: '/body/rootRole',
        }),
      ],
      ['something else', { username: 'x', rootRole: 2, foo: 1 }, extra('foo')],
      [
        'a mail, perhaps',
        { username: 'x', rootRole: 2, sendEmail: 'yes' },
        wrongType('/body/sendEmail', 'boolean', '"yes"'),
      ],
    ],
    'makes no account with %s',
  )((_, body, refusal) => ({
    async run({ post, mock }) {
      const before = await mock.accounts.list();

      expect(await post(users, body, asAdmin)).toEqual(refusal);

      expect(await mock.accounts.list()).toEqual(before);
    },
  })),
  ...table(
    [
      [
        'a user name that is taken by somebody with an address',
        { username: 'admin', email: 'n@example.com', rootRole: 2 },
        'users_username_key',
      ],
      ['a name that is too long', { username: 'x', name: 'n'.repeat(256), rootRole: 2 }, 'character varying\\(255\\)'],
    ],
    'trips over %s',
  )((_, body, text) => ({
    async run(world) {
      const reply = await world.post(users, body, asAdmin);

      expect([reply.status, Reflect.get(Object(reply.body), 'message')]).toEqual([
        500,
        expect.stringMatching(new RegExp(`^insert into "users" .*${text}`)),
      ]);
    },
  })),
  {
    title: 'lists accounts with their live links, resets included',
    async run(world) {
      await world.post('/auth/reset/password-email', { email: u.email });

      const { body } = await world.get(users, await adminSession(world));

      expect(body).toMatchObject({
        users: [
          { id: 1, username: 'admin', rootRole: 1, inviteLink: '' },
          { id: 2, email: u.email, rootRole: 2, inviteLink: link },
        ],
        rootRoles: [
          { id: 1, name: 'Admin' },
          { id: 2, name: 'Editor' },
          { id: 3, name: 'Viewer' },
        ],
      });
    },
  },
  {
    title: 'deletes softly: the address is free again, the id is not',
    async run(world) {
      const session = await signedIn(world);

      expect(await world.send('DELETE', `${users}/2`, asAdmin)).toEqual(nothing);

      expect(await world.send('DELETE', `${users}/2`, asAdmin)).toEqual(userNotFound);
      expect(await world.get(me, session)).toEqual(notSignedIn());
      expect(await world.post(`${users}/2/change-password`, { password: strong }, asAdmin)).toEqual(nothing);
      const again = await world.post(users, { email: u.email, rootRole: 2 }, asAdmin);
      expect([again.status, again.headers.get('location')]).toEqual([201, '3']);
    },
  },
  ...table(
    ['0x2', '2e0', '%202'],
    'reads %s as the id 2',
  )((id) => ({
    async run(world) {
      expect((await world.get(`${users}/${id}`, asAdmin)).body).toEqual({
        ...account,
        id: 2,
        name: u.name,
        email: u.email,
        rootRole: 2,
      });
    },
  })),
  {
    title: 'shows the account as it was when its session began, and what it may do',
    async run(world) {
      const [first, second] = [await signedIn(world), await signedIn(world)];
      const { status, body, headers } = await world.get(me, second);

      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(body).toMatchObject({
        user: { ...account, id: 2, seenAt: '2026-01-02T03:04:05.000Z', deletedSessions: 0, activeSessions: 5 },
        feedback: [],
        splash: {},
      });
      expect(Reflect.get(Object(body), 'permissions')).toHaveLength(42);
      expect((await world.get(me, first)).body).toMatchObject({ user: { seenAt: null } });
    },
  },
  {
    title: 'ends the oldest of six sessions',
    async run(world) {
      const all = [];
      for (let count = 0; count < 6; count += 1) all.push(await signedIn(world));

      const statuses = await Promise.all(all.map(async (session) => (await world.get(me, session)).status));

      expect(statuses).toEqual([401, 200, 200, 200, 200, 200]);
    },
  },
  {
    title: 'signs out everywhere',
    async run(world) {
      const [one, other] = [await signedIn(world), await signedIn(world)];

      const reply = await world.send('POST', '/logout', one);

      expect(reply).toEqual({ status: 302, body: 'Found. Redirecting to /signed-out' });
      expect(reply.headers.get('location')).toBe('/signed-out');
      expect(reply.headers.get('clear-site-data')).toBe('"cookies", "storage"');
      expect(reply.headers.get('set-cookie')).toBe('unleash-session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT');
      expect(await world.get(me, other)).toEqual(notSignedIn());
    },
  },
  {
    title: 'keeps the id of a session that somebody else signs in with',
    async run(world) {
      const session = await adminSession(world);

      const reply = await world.post('/auth/simple/login', { username: u.email, password: u.password }, session);

      expect(reply.headers.get('set-cookie')).toContain(session.cookie);
      expect((await world.get(me, session)).body).toMatchObject({ user: { id: 2 } });
    },
  },
  {
    title: 'sends the cookie of a session once more, even if somebody else signs in with it',
    async run(world) {
      const session = await adminSession(world);
      const cookieOf = async (): Promise<string | null> => (await world.get(me, session)).headers.get('set-cookie');

      expect(await cookieOf()).toContain(session.cookie);
      await world.post('/auth/simple/login', { username: u.email, password: u.password }, session);

      expect(await cookieOf()).toBeNull();
    },
  },
  {
    title: 'sends the cookie of a session again with the first User-Agent that it learns of',
    async run(world) {
      const session = await adminSession(world);
      const isSentTo = async (agent: string): Promise<boolean> =>
        (await world.get(me, { ...session, 'user-agent': agent })).headers.has('set-cookie');

      expect(await isSentTo('')).toBe(true);
      expect(await isSentTo('')).toBe(false);
      expect(await isSentTo('one/1.0')).toBe(true);
      expect(await isSentTo('other/2.0')).toBe(false);
    },
  },
  ...table(
    ['8', '7'] as const,
    'ends the other sessions with the own password, in version 7 all (%s)',
  )((version) => ({
    options: { version },

    async run(world) {
      const [mine, other] = [await signedIn(world), await signedIn(world)];
      const change = { password: strong, confirmPassword: strong, oldPassword: u.password };

      expect(await world.post(own, change, mine)).toEqual(nothing);

      expect((await world.get(me, mine)).status).toBe(version === '8' ? 200 : 401);
      expect(await world.get(me, other)).toEqual(notSignedIn());
      expect(await world.post('/auth/simple/login', { username: u.email, password: u.password })).toEqual(mismatch());
    },
  })),
  {
    title: 'shows less in version 7',
    options: { version: '7' },

    async run(world) {
      const session = await signedIn(world);

      const profile = await world.get('/api/admin/user/profile', session);

      expect(Object.keys(Object(profile.body))).toEqual(['projects', 'rootRole', 'subscriptions', 'features']);
      expect((await world.send('POST', '/logout', session)).headers.get('location')).toBe('/signed-out');
    },
  },
  {
    title: 'lets people make their own account by a link, however weak the password',
    async run(world) {
      const newcomer = { email: 'New@Example.com', name: 'New', password: 'a' };

      expect(await world.get(`${signup}/validate`)).toEqual(nothing);
      const made = await world.post(`${signup}/signup`, newcomer);

      expect(made).toEqual({
        status: 201,
        body: { ...account, id: 3, name: 'New', email: 'new@example.com', rootRole: 3 },
      });
      expect(await world.post(`${signup}/signup`, newcomer)).toEqual(badData('User already exists'));
      expect((await signedIn(world, 'new@example.com', 'a')).cookie).not.toBe('');
    },
  },
  ...table(
    [{ enabled: false }, { expiresAt: '2026-01-02T03:04:05Z' }],
    'takes no link that is over: %j',
  )((over) => ({
    options: { publicSignupTokens: [{ secret: 'abc', ...over }] },

    async run({ get }) {
      expect(await get('/invite/abc/validate')).toEqual({ status: 400, body: '' });
    },
  })),
  {
    title: 'lies below its base path and nowhere else',
    options: { baseUriPath: '/flags' },

    async run(world) {
      const asked = await world.post('/flags/auth/reset/password-email', { email: u.email });
      const { cookie } = {
        cookie: (await world.post('/FLAGS/auth/simple/login', { username: u.email, password: u.password })).headers.get(
          'set-cookie',
        ),
      };

      expect(asked).toEqual(nothing);
      expect((await world.mock.outbox.list())[0]?.link).toMatch(/^http:\/\/localhost:4242\/reset-password\?token=/);
      expect(cookie).toContain('; Path=/flags; ');
      expect((await world.get('/reset-password')).status).toBe(404);
      expect((await world.get('/flagship')).status).toBe(404);
      expect(await world.get('/flags/api/admin/user')).toEqual(notSignedIn('/flags'));
    },
  },
  {
    title: 'mails links to where it is told to',
    options: { unleashUrl: 'https://flags.example.com/x', baseUriPath: '/y' },

    async run({ post, mock }) {
      await post('/y/auth/reset/password-email', { email: u.email });

      expect((await mock.outbox.list())[0]?.link).toMatch(/^https:\/\/flags\.example\.com\/x\/reset-password\?token=/);
    },
  },
  {
    title: 'knows accounts by their address or else their user name',
    settings: {
      seed: [
        { email: 'dave', password: 'x', rootRole: 1 },
        { ...u, username: 'uma', id: '7' },
      ],
    },
    async run({ mock }) {
      expect(await mock.accounts.find(u.email)).toEqual({
        id: '7',
        email: u.email,
        emailVerified: true,
        name: u.name,
        providers: [],
        hasPassword: true,
        createdAt: '2026-01-02T03:04:05.000Z',
        updatedAt: '2026-01-02T03:04:05.000Z',
        username: 'uma',
        rootRole: 'Editor',
      });
      expect((await mock.accounts.list()).map(({ id, email }) => [id, email])).toEqual([
        ['1', 'admin'],
        ['2', 'dave'],
        ['7', u.email],
      ]);
      expect(await mock.accounts.delete('dave')).toBe(true);
      expect(await mock.accounts.find('dave')).toBeUndefined();
      expect((await mock.accounts.put({ ...u, name: 'Other' })).id).toBe('7');
    },
  },
  {
    title: 'seeds an account that is deleted',
    settings: { seed: [{ ...u, deleted: true }] },
    async run({ post, mock }) {
      expect(await mock.accounts.find(u.email)).toBeUndefined();
      expect(await post('/auth/reset/password-email', { email: u.email })).toEqual(userNotFound);
    },
  },
  {
    title: 'takes an account with its personal token, and shows it in short',
    options: { apiTokens: { ...tokens, personal: [{ secret: 'user:x', user: u.email }] } },
    async run({ get }) {
      const { scimId, seatType, companyRole, productUpdatesEmailConsent, ...short } = account;

      const { body } = await get(me, { authorization: 'user:x' });

      expect(Reflect.get(Object(body), 'user')).toEqual({ ...short, id: 2, name: u.name, email: u.email });
    },
  },
];
