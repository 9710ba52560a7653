import { expect } from 'vitest';
import {
  asOwner,
  givenCode,
  good,
  mailedCode,
  refresh,
  refused,
  sent,
  signedIn,
  strong,
  u,
  type World,
} from '../world.ts';
import { replies, table, type Vector } from './vector.ts';

const hosted = { service: 'hosted' } as const;
const real = { options: hosted, settings: { limits: 'real' } } as const;
const ask = { requestType: 'PASSWORD_RESET', email: u.email };
const policy = {
  enforcementState: 'ENFORCE',
  customStrengthOptions: {
    minPasswordLength: 12,
    maxPasswordLength: 20,
    containsLowercaseCharacter: true,
    containsUppercaseCharacter: true,
    containsNumericCharacter: true,
    containsNonAlphanumericCharacter: true,
  },
} as const;
const tooMany =
  'TOO_MANY_ATTEMPTS_TRY_LATER : Access to this account has been temporarily disabled due to many failed login attempts. You can immediately restore it by resetting your password or you can try again later.';

function wrong({ app }: World): ReturnType<World['app']> {
  return app('signInWithPassword', { email: u.email, password: 'wrong-one' });
}

/** What the hosted service does, by its documentation. */
export const hostedVectors: readonly Vector[] = [
  ...table(
    ['nobody@example.com', 'bad'],
    'e-mail enumeration protection: %s gets the same answer',
  )((email) => ({
    source: 'recorded',
    options: hosted,
    async run({ app, mock }) {
      expect(await app('sendOobCode', { ...ask, email })).toEqual(sent(email));
      expect(await mock.outbox.list()).toEqual([]);
    },
  })),
  ...table(
    [u.email, 'nobody@example.com'],
    'e-mail enumeration protection: %s cannot sign in, for the same reason',
  )((email) => ({
    source: 'recorded',
    options: hosted,
    run: async ({ app }) =>
      expect(await app('signInWithPassword', { email, password: 'wrong-one' })).toEqual(
        refused('INVALID_LOGIN_CREDENTIALS'),
      ),
  })),
  {
    ...replies(
      'e-mail enumeration protection: signing up reveals accounts',
      ({ app }) => app('signUp', { email: u.email, password: strong }),
      refused('EMAIL_EXISTS'),
      { options: hosted },
    ),
    source: 'recorded',
  },
  {
    title: 'e-mail enumeration protection: an account cannot take an address without a mail to it',
    options: hosted,
    async run(world) {
      const { idToken } = await signedIn(world);
      const unproven = refused('OPERATION_NOT_ALLOWED : Please verify the new email before changing email.');

      expect(await world.app('update', { idToken, email: 'new@example.com' })).toEqual(unproven);
      const change = { requestType: 'VERIFY_AND_CHANGE_EMAIL', idToken, newEmail: 'new@example.com' };
      expect(await world.app('sendOobCode', change)).toEqual(sent());
      const [mail] = await world.mock.outbox.list();
      expect((await world.app('update', { oobCode: mail?.token })).status).toBe(200);
      expect(await world.mock.accounts.find('new@example.com')).toMatchObject({ id: u.id });
    },
  },
  ...table(
    [
      ['an administrator', {}],
      ['an account without protection', { enableImprovedEmailPrivacy: false }],
    ] as const,
    '%s gives an address at once',
  )((who, options) => ({
    options: { ...hosted, ...options },
    async run(world) {
      const email = 'new@example.com';
      const { idToken } = await signedIn(world);
      const { status } = await (who === 'an administrator'
        ? world.owner(':update', { localId: u.id, email })
        : world.app('update', { idToken, email }));

      expect(status).toBe(200);
      expect(await world.mock.accounts.find(email)).toMatchObject({ id: u.id });
    },
  })),
  replies(
    'protection can be off',
    ({ app }) => app('sendOobCode', { ...ask, email: 'nobody@example.com' }),
    refused('EMAIL_NOT_FOUND'),
    {
      options: { ...hosted, enableImprovedEmailPrivacy: false },
    },
  ),
  {
    title: 'a code expires after an hour',
    options: hosted,
    async run(world) {
      const oobCode = await mailedCode(world);
      world.mock.clock.advance('59m');
      expect(await world.app('resetPassword', { oobCode })).toEqual(good());
      world.mock.clock.advance('1m');

      expect(await world.app('resetPassword', { oobCode })).toEqual(refused('EXPIRED_OOB_CODE'));
      expect(await world.app('resetPassword', { oobCode, newPassword: strong })).toEqual(refused('EXPIRED_OOB_CODE'));
    },
  },
  {
    title: 'the link has the key of the request, and the fields in the order of the service',
    options: { ...hosted, actionUrl: 'https://app.example.com/auth?x=1' },
    async run({ app, mock }) {
      await app('sendOobCode', { ...ask, continueUrl: 'http://localhost/done' });

      const [mail] = await mock.outbox.list();
      expect(mail?.link).toBe(
        `https://app.example.com/auth?x=1&mode=resetPassword&oobCode=${mail?.token}&apiKey=k&continueUrl=http%3A%2F%2Flocalhost%2Fdone&lang=en`,
      );
      expect(mail?.expiresAt).toBe('2026-01-02T04:04:05.000Z');
    },
  },
  ...table(
    [
      ['VERIFY_EMAIL', 72],
      ['EMAIL_SIGNIN', 6],
    ] as const,
    'a code for %s is good for %d hours',
  )((requestType, hours) => ({
    options: hosted,
    async run(world) {
      const oobCode = await givenCode(world, { requestType });
      world.mock.clock.advance(`${hours - 1}h`);
      expect((await world.app('resetPassword', { oobCode })).body).toMatchObject({ requestType });

      world.mock.clock.advance('1h');
      expect(await world.app('resetPassword', { oobCode })).toEqual(refused('EXPIRED_OOB_CODE'));
    },
  })),
  {
    title: 'links have the language of the SDK',
    options: { ...hosted, enableImprovedEmailPrivacy: false },
    async run(world) {
      const { app, mock } = world;
      const french = { 'x-firebase-locale': 'fr' };
      await app('sendOobCode', ask, french);
      await app('update', { idToken: (await signedIn(world)).idToken, email: 'new@example.com' }, french);

      const mails = await mock.outbox.list();
      expect(mails.map(({ link = '' }) => new URL(link).searchParams.getAll('lang'))).toEqual([['fr'], ['fr']]);
    },
  },
  replies(
    'a page on another domain is refused',
    ({ app }) => app('sendOobCode', { ...ask, continueUrl: 'https://app.example.com/' }),
    refused('UNAUTHORIZED_DOMAIN : Domain not allowlisted by project'),
    { options: hosted },
  ),
  {
    title: 'a reset ends refresh tokens, also in the same second',
    options: hosted,
    async run(world) {
      const { refreshToken } = await signedIn(world);
      await world.app('resetPassword', { oobCode: await mailedCode(world), newPassword: strong });

      expect(await refresh(world, refreshToken)).toEqual(refused('TOKEN_EXPIRED'));
      const fresh = await signedIn(world, u.email, strong);
      expect((await refresh(world, fresh.refreshToken)).status).toBe(200);
    },
  },
  {
    title: 'an ID token expires after an hour',
    options: hosted,
    async run(world) {
      const { idToken } = await signedIn(world);
      world.mock.clock.advance('1h');

      expect(await world.app('lookup', { idToken })).toEqual(refused('TOKEN_EXPIRED'));
    },
  },
  ...table(
    [u.email, 'nobody@example.com'],
    'limits: a second mail to %s within a minute is refused, and one after it is not',
  )((email) => ({
    ...real,
    async run({ app, mock }) {
      expect(await app('sendOobCode', { ...ask, email })).toEqual(sent(email));
      expect(await app('sendOobCode', { ...ask, email })).toEqual(refused('RESET_PASSWORD_EXCEED_LIMIT'));
      mock.clock.advance('61s');
      expect(await app('sendOobCode', { ...ask, email })).toEqual(sent(email));
    },
  })),
  {
    title: 'limits: another mail than that of a reset has another code',
    ...real,
    async run(world) {
      const { idToken } = await signedIn(world);

      expect(await world.app('sendOobCode', { requestType: 'VERIFY_EMAIL', idToken })).toEqual(sent());
      expect(await world.app('sendOobCode', { requestType: 'VERIFY_EMAIL', idToken })).toEqual(
        refused('TOO_MANY_ATTEMPTS_TRY_LATER'),
      );
      expect(await world.app('sendOobCode', ask)).toEqual(sent());
    },
  },
  {
    title: 'limits: a project sends so many reset mails in a day',
    options: hosted,
    settings: { limits: { resetMails: { max: 2 } } },
    async run({ app }) {
      const to = (email: string) => app('sendOobCode', { ...ask, email });

      expect(await to('a@example.com')).toEqual(sent('a@example.com'));
      expect(await app('sendOobCode', { requestType: 'EMAIL_SIGNIN', email: u.email })).toEqual(sent());
      expect(await to('b@example.com')).toEqual(sent('b@example.com'));
      expect(await to('c@example.com')).toEqual(refused('RESET_PASSWORD_EXCEED_LIMIT'));
    },
  },
  {
    title: 'limits: an IP address makes so many accounts in an hour',
    options: hosted,
    settings: { limits: { signUps: { max: 1 } } },
    async run({ app, owner }) {
      expect((await app('signUp', {})).status).toBe(200);
      expect(await app('signUp', {})).toEqual(refused('TOO_MANY_ATTEMPTS_TRY_LATER'));
      expect((await owner('', {})).status).toBe(200);
      expect((await app('signUp', { email: 'x@example.com' }, asOwner)).status).toBe(200);
    },
  },
  {
    title: 'limits: links that an administrator gets are no mails',
    ...real,
    async run({ app, owner }) {
      for (let time = 0; time < 2; time += 1)
        expect((await owner(':sendOobCode', { ...ask, returnOobLink: true })).status).toBe(200);
      expect(await app('sendOobCode', ask)).toEqual(sent());
    },
  },
  {
    title: 'limits: the right password makes up for wrong ones',
    options: hosted,
    settings: { limits: { signIns: { max: 2 } } },
    async run(world) {
      for (let time = 0; time < 2; time += 1) {
        expect(await wrong(world)).toEqual(refused('INVALID_LOGIN_CREDENTIALS'));
        expect((await signedIn(world)).idToken).not.toBe('');
      }
    },
  },
  {
    title: 'limits: wrong passwords lock an account, and a reset unlocks it',
    ...real,
    async run(world) {
      for (let time = 0; time < 5; time += 1) expect(await wrong(world)).toEqual(refused('INVALID_LOGIN_CREDENTIALS'));
      expect(await world.app('signInWithPassword', { email: u.email, password: u.password })).toEqual(refused(tooMany));
      await world.app('resetPassword', { oobCode: await mailedCode(world), newPassword: strong });

      expect((await signedIn(world, u.email, strong)).idToken).not.toBe('');
    },
  },
  {
    title: 'limits: the emulator has none, unless a test gives numbers',
    settings: { limits: 'real' },
    async run(world) {
      for (let time = 0; time < 8; time += 1) {
        expect(await world.app('sendOobCode', ask)).toEqual(sent());
        expect(await wrong(world)).toEqual(refused('INVALID_PASSWORD'));
      }
      world.mock.limits.set({ cooldown: { max: 1 } });
      await world.app('sendOobCode', { ...ask, email: u.email });
      expect(await world.app('sendOobCode', ask)).toEqual(refused('RESET_PASSWORD_EXCEED_LIMIT'));
    },
  },
  ...table(
    [
      [
        'short',
        'Password must contain at least 12 characters, Password must contain an upper case character, Password must contain a numeric character, Password must contain a non-alphanumeric character',
      ],
      [
        'A1!A1!A1!A1!A1!A1!A1!',
        'Password may contain at most 20 characters, Password must contain a lower case character',
      ],
    ] as const,
    'policy: %s is refused',
  )((short, missing) => ({
    options: { ...hosted, passwordPolicy: policy },
    async run(world) {
      const newPassword = short === 'short' ? 'shorty' : short;
      const oobCode = await mailedCode(world);

      expect(await world.app('resetPassword', { oobCode, newPassword })).toEqual(
        refused(`PASSWORD_DOES_NOT_MEET_REQUIREMENTS : Missing password requirements: [${missing}]`),
      );
      expect(await world.app('resetPassword', { oobCode, newPassword: 'Correct-H0rse-1!' })).toEqual(good());
    },
  })),
  ...table(
    [
      ['Twenty-characters-20', true],
      ['Twenty1-characters-20', false],
      ['No1special-character', false],
    ] as const,
    'policy: %s: the greatest length is good, and a hyphen is no special character: %s',
  )((newPassword, isGood) => ({
    options: {
      ...hosted,
      passwordPolicy: {
        enforcementState: 'ENFORCE',
        customStrengthOptions: {
          maxPasswordLength: 20,
          containsNonAlphanumericCharacter: newPassword.startsWith('No'),
        },
      },
    },
    async run(world) {
      const { status } = await world.app('resetPassword', { oobCode: await mailedCode(world), newPassword });

      expect(status).toBe(isGood ? 200 : 400);
    },
  })),
  ...table(
    [
      [true, 400],
      [false, 200],
    ] as const,
    'policy: a password of before signs in, unless it is to be upgraded: %s',
  )((forceUpgradeOnSignin, status) => ({
    options: { ...hosted, passwordPolicy: { ...policy, forceUpgradeOnSignin } },
    settings: { seed: [{ ...u, password: 'Start-Passw0rd' }] },
    async run({ app }) {
      const signIn = await app('signInWithPassword', { email: u.email, password: 'Start-Passw0rd' });

      expect(signIn.status).toBe(status);
      if (status === 400)
        expect(signIn).toEqual(
          refused(
            'PASSWORD_DOES_NOT_MEET_REQUIREMENTS : Missing password requirements: [Password must contain a non-alphanumeric character]',
          ),
        );
    },
  })),
  {
    title: 'policy: the emulator keeps it and enforces nothing',
    source: 'recorded',
    options: { passwordPolicy: policy },
    async run(world) {
      const oobCode = await mailedCode(world);

      expect(await world.app('resetPassword', { oobCode, newPassword: 'shorty' })).toEqual(good());
    },
  },
  replies(
    'policy: apps read it',
    ({ get }) => get('/identitytoolkit.googleapis.com/v2/passwordPolicy?key=k'),
    {
      status: 200,
      body: {
        ...policy,
        allowedNonAlphanumericCharacters: [...'^$*.[]{}()?"!@#%&/\\,><\':;|_~'],
        schemaVersion: 1,
      },
    },
    { options: { ...hosted, passwordPolicy: policy } },
  ),
  {
    title: 'policy: an administrator sets it',
    options: hosted,
    async run(world) {
      const config = '/identitytoolkit.googleapis.com/v2/projects/demo-resetkit/config?updateMask=passwordPolicyConfig';
      const passwordPolicyConfig = {
        passwordPolicyEnforcementState: 'ENFORCE',
        passwordPolicyVersions: [{ customStrengthOptions: { minPasswordLength: 8 } }],
      };
      const headers = { authorization: 'Bearer owner', 'content-type': 'application/json' };
      await world.send('PATCH', config, headers, JSON.stringify({ passwordPolicyConfig }));

      expect(await world.app('signUp', { email: 'x@example.com', password: '1234567' })).toEqual(
        refused(
          'PASSWORD_DOES_NOT_MEET_REQUIREMENTS : Missing password requirements: [Password must contain at least 8 characters]',
        ),
      );
    },
  },
  ...table(
    [
      ['hosted', 400],
      ['emulator', 200],
    ] as const,
    'policy: one that is out of bounds is kept by the emulator alone: %s',
  )((service, status) => ({
    options: { service },
    async run(world) {
      const config = '/identitytoolkit.googleapis.com/v2/projects/demo-resetkit/config';
      const passwordPolicyConfig = { passwordPolicyVersions: [{ customStrengthOptions: { minPasswordLength: 3 } }] };
      const headers = { ...asOwner, 'content-type': 'application/json' };
      const body = JSON.stringify({ passwordPolicyConfig });
      const changed = await world.send('PATCH', `${config}?updateMask=passwordPolicyConfig`, headers, body);

      expect(changed.status).toBe(status);
      if (status === 400) expect(Object(changed.body).error.message).toMatch(/^INVALID_CONFIG : .*from 6/);
      const kept = Object((await world.get(config, asOwner)).body).passwordPolicyConfig;
      expect(kept).toEqual(status === 200 ? passwordPolicyConfig : undefined);
    },
  })),
  {
    title: 'hash and salt are not shown',
    options: hosted,
    async run(world) {
      const { body } = await world.app('lookup', { idToken: (await signedIn(world)).idToken });

      expect(JSON.stringify(body)).toContain('"passwordHash":"UkVEQUNURUQ="');
      expect(JSON.stringify(body)).not.toContain('"salt"');
    },
  },
];
