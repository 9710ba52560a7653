import { expect } from 'vitest';
import { asOwner, givenCode, good, refused, strong, u, unfit, type World } from '../world.ts';
import { table, type Vector } from './vector.ts';

const source = 'recorded' as const;
const google = { providerId: 'google.com', rawId: 'g-1' };

function importing({ owner }: World, users: unknown, more: object = {}): ReturnType<World['owner']> {
  return owner(':batchCreate', { users, ...more });
}

function done(...error: readonly { readonly index: number; readonly message: string }[]) {
  return { status: 200, body: { kind: 'identitytoolkit#UploadAccountResponse', error } };
}

async function shown({ owner }: World, localId: string): Promise<unknown> {
  return Object((await owner(':lookup', { localId: [localId] })).body).users?.[0];
}

/** Accounts that administrators import. */
export const importVectors: readonly Vector[] = [
  {
    title: 'an account is imported with what is known of it, and its keys have an order',
    source,
    async run(world) {
      const given = {
        localId: 'i-1',
        email: 'I@example.com',
        displayName: 'Ida',
        photoUrl: 'https://x.example.com/i',
        emailVerified: true,
        passwordHash: 'aGFzaA',
        salt: 'c2FsdA',
        phoneNumber: '+15550100',
        customAttributes: '{"plan":"pro"}',
        createdAt: '5',
        lastLoginAt: '6',
        providerUserInfo: [google, { providerId: 'password' }, { providerId: 'phone' }],
      };
      const now = Date.parse('2026-01-02T03:04:05Z');

      expect(await importing(world, [given])).toEqual(done());
      expect(JSON.stringify(await shown(world, 'i-1'))).toBe(
        JSON.stringify({
          localId: 'i-1',
          createdAt: '5',
          lastLoginAt: '6',
          displayName: 'Ida',
          photoUrl: 'https://x.example.com/i',
          passwordHash: 'aGFzaA',
          salt: 'c2FsdA',
          passwordUpdatedAt: now,
          customAttributes: '{"plan":"pro"}',
          providerUserInfo: [
            google,
            {
              providerId: 'password',
              email: 'i@example.com',
              federatedId: 'i@example.com',
              rawId: 'i@example.com',
              displayName: 'Ida',
              photoUrl: 'https://x.example.com/i',
            },
            { providerId: 'phone', phoneNumber: '+15550100', rawId: '+15550100' },
          ],
          phoneNumber: '+15550100',
          validSince: String(now / 1_000),
          email: 'i@example.com',
          emailVerified: true,
          disabled: false,
        }),
      );
    },
  },
  {
    title: 'what is not said of an account is little',
    source,
    async run(world) {
      await importing(world, [{ localId: 'i-1', createdAt: 'x', email: '', phoneNumber: '' }]);

      const now = Date.parse('2026-01-02T03:04:05Z');
      expect(await shown(world, 'i-1')).toEqual({
        localId: 'i-1',
        createdAt: String(now),
        validSince: String(now / 1_000),
        emailVerified: false,
        disabled: false,
      });
    },
  },
  {
    title: 'nobody signs in with an imported hash, and a reset sets a password',
    source,
    async run(world) {
      const email = 'i@example.com';
      await importing(world, [{ localId: 'i-1', email, passwordHash: 'aGFzaA', salt: 'c2FsdA' }]);

      expect(await world.app('signInWithPassword', { email, password: strong })).toEqual(refused('INVALID_PASSWORD'));
      const oobCode = await givenCode(world, { requestType: 'PASSWORD_RESET', email });
      expect(await world.app('resetPassword', { oobCode, newPassword: strong })).toEqual(good(email));
      expect((await world.app('signInWithPassword', { email, password: strong })).status).toBe(200);
    },
  },
  ...table(
    [undefined, 'pepper'],
    'a raw password signs in, with the salt %s',
  )((salt) => ({
    source,
    async run(world) {
      const email = 'i@example.com';
      await importing(world, [{ localId: 'i-1', email, rawPassword: strong, salt }]);

      expect((await world.app('signInWithPassword', { email, password: strong })).status).toBe(200);
      expect(await shown(world, 'i-1')).toMatchObject({
        salt: salt ?? expect.stringMatching(/^fakeSalt\w{20}$/),
        passwordHash: expect.stringMatching(new RegExp(`^fakeHash:salt=${salt ?? 'fakeSalt'}.*:password=${strong}$`)),
      });
    },
  })),
  ...table(
    [
      [{}, 'localId is missing'],
      [{ localId: u.id }, 'localId belongs to an existing account - can not overwrite.'],
      [{ localId: 'i', email: u.email }, `((Auth Emulator does not support importing duplicate email: ${u.email}))`],
      [{ localId: 'i', email: 'bad' }, 'email is invalid'],
      [{ localId: 'i', phoneNumber: '5' }, 'phone number format is invalid'],
      [{ localId: 'i', customAttributes: '{' }, 'Invalid custom claims provided.'],
      [{ localId: 'i', customAttributes: '{"sub":"x"}' }, 'Custom claims provided include a reserved claim.'],
      [{ localId: 'i', customAttributes: `{"x":"${'y'.repeat(1_000)}"}` }, 'Custom claims provided are too large.'],
      [{ localId: 'i', tenantId: 'south' }, 'Tenant id in userInfo does not match the tenant id in request.'],
      [{ localId: 'i', providerUserInfo: [{}] }, 'federatedId or (providerId & rawId) is required'],
      [
        { localId: 'i', providerUserInfo: [{ federatedId: 'x' }] },
        '((Parsing federatedId is not implemented in Auth Emulator; please specify providerId AND rawId as a workaround.))',
      ],
      [{ localId: 'i', providerUserInfo: [google] }, 'raw id exists in other account in database'],
    ] as const,
    'an account is named and not imported: %j',
  )((given, message) => ({
    source,
    async run(world) {
      await importing(world, [{ localId: 'before', providerUserInfo: [google] }]);

      expect(await importing(world, [{ localId: 'first' }, given, { localId: 'last' }])).toEqual(
        done({ index: 1, message }),
      );
      expect(await shown(world, 'i')).toBeUndefined();
      expect(await shown(world, 'last')).toBeDefined();
    },
  })),
  ...table(
    [
      [undefined, {}, refused('MISSING_USER_ACCOUNT')],
      [[], {}, refused('MISSING_USER_ACCOUNT')],
      [[{ localId: 'i' }, { localId: 'i' }], {}, refused('DUPLICATE_LOCAL_ID : i')],
      [[{}, {}], {}, refused('DUPLICATE_LOCAL_ID : ')],
      [
        [
          { localId: 'i', email: 'i@example.com' },
          { localId: 'j', email: 'i@example.com' },
        ],
        { sanityCheck: true },
        refused('DUPLICATE_EMAIL : i@example.com'),
      ],
      [
        [
          { localId: 'i', providerUserInfo: [google] },
          { localId: 'j', providerUserInfo: [google] },
        ],
        { sanityCheck: true },
        refused('DUPLICATE_RAW_ID : Provider id(google.com), Raw id(g-1)'),
      ],
      [[{ localId: 'i', email: null }], {}, unfit('/users/0/email must be string')],
    ] as const,
    'nothing is imported of %j with %j',
  )((users, more, expected) => ({
    source,
    async run(world) {
      expect(await importing(world, users, more)).toEqual(expected);
      expect(await shown(world, 'i')).toBeUndefined();
    },
  })),
  {
    title: 'an address that is taken is told otherwise with a check',
    source,
    async run(world) {
      const taken = { localId: 'i', email: u.email };

      expect(await importing(world, [taken], { sanityCheck: true })).toEqual(
        done({ index: 0, message: 'email exists in other account in database' }),
      );
    },
  },
  {
    title: 'an account keeps its address when it is overwritten, and the last of one id stays',
    source,
    async run(world) {
      const twice = ['first', 'last'].map((displayName) => ({ localId: u.id, email: u.email, displayName }));

      expect(await importing(world, twice, { allowOverwrite: true })).toEqual(done());
      expect(await world.mock.accounts.list()).toMatchObject([{ id: u.id, email: u.email, name: 'last' }]);
    },
  },
  {
    title: 'an account is overwritten as a whole',
    source,
    async run(world) {
      expect(await importing(world, [{ localId: u.id, email: 'new@example.com' }], { allowOverwrite: true })).toEqual(
        done(),
      );
      expect(await world.mock.accounts.list()).toMatchObject([
        { id: u.id, email: 'new@example.com', hasPassword: false },
      ]);
      expect(await world.mock.accounts.find(u.email)).toBeUndefined();
    },
  },
  {
    title: 'a tenant imports accounts of its own',
    source,
    async run(world) {
      const path = '/identitytoolkit.googleapis.com/v1/projects/demo-resetkit/tenants/north/accounts';
      const asAdmin = async (name: string, body: object) => {
        const headers = { 'content-type': 'application/json', ...asOwner };
        return (await world.send('POST', path + name, headers, JSON.stringify(body))).body;
      };
      await asAdmin(':batchCreate', { users: [{ localId: 'i', tenantId: 'north' }] });

      expect(await asAdmin(':lookup', { localId: ['i'] })).toMatchObject({ users: [{ tenantId: 'north' }] });
      expect(await shown(world, 'i')).toBeUndefined();
    },
  },
];
