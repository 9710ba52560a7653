import { expect } from 'vitest';
import { textAt } from '../../reply.ts';
import { asOwner, givenCode, notDone, refresh, refused, signedIn, strong, u, unfit, type World } from '../world.ts';
import { replies, table, type Vector } from './vector.ts';

const source = 'recorded' as const;
const lin = { sub: '42', email: 'lin@example.com', email_verified: true };

function withGoogle({ app }: World, claims: object, more: object = {}): ReturnType<World['app']> {
  const postBody = `id_token=${encodeURIComponent(JSON.stringify(claims))}&providerId=google.com`;
  return app('signInWithIdp', { postBody, requestUri: 'http://localhost', returnSecureToken: true, ...more });
}

function claimsOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

function withClaims(token: string, claims: object): string {
  const changed = JSON.stringify({ ...Object(claimsOf(token)), ...claims });
  return `${token.slice(0, token.indexOf('.'))}.${Buffer.from(changed).toString('base64url')}.`;
}

/** Signing up and in, and own accounts. */
export const accountVectors: readonly Vector[] = [
  ...table(
    [
      [{ password: strong }, 'MISSING_EMAIL'],
      [{ email: 'x@example.com' }, 'MISSING_PASSWORD'],
      [{ email: 'bad', password: strong }, 'INVALID_EMAIL'],
      [{ email: 'U@example.com', password: strong }, 'EMAIL_EXISTS'],
      [{ email: 'x@example.com', password: '12345' }, 'WEAK_PASSWORD : Password should be at least 6 characters'],
      [{ localId: 'x' }, 'UNEXPECTED_PARAMETER : User ID'],
    ] as const,
    'signing up with %j is refused',
  )((body, message) => ({
    source,
    run: async ({ app }) => expect(await app('signUp', body)).toEqual(refused(message)),
  })),
  {
    title: 'signing up signs in, with a token that says so',
    source,
    async run({ app }) {
      const { status, body } = await app('signUp', { email: 'New@example.com', password: strong });

      expect(status).toBe(200);
      const localId = textAt(body, 'localId');
      expect(localId).toMatch(/^[A-Za-z0-9]{28}$/);
      expect(Object.keys(Object(body))).toEqual(['kind', 'localId', 'email', 'idToken', 'refreshToken', 'expiresIn']);
      const seconds = Date.parse('2026-01-02T03:04:05Z') / 1_000;
      expect(claimsOf(textAt(body, 'idToken'))).toEqual({
        email: 'new@example.com',
        email_verified: false,
        auth_time: seconds,
        user_id: localId,
        firebase: { identities: { email: ['new@example.com'] }, sign_in_provider: 'password' },
        iat: seconds,
        exp: seconds + 3_600,
        aud: 'demo-resetkit',
        iss: 'https://securetoken.google.com/demo-resetkit',
        sub: localId,
      });
    },
  },
  ...table(
    [
      [{ captchaResponse: 'x' }, 'captcha unimplemented'],
      [{ idToken: 'x' }, 'idToken / pendingIdToken is no longer in use and unsupported by the Auth Emulator.'],
      [{ pendingIdToken: 'x' }, 'idToken / pendingIdToken is no longer in use and unsupported by the Auth Emulator.'],
    ] as const,
    'the emulator signs nobody in with a password and %j',
  )((more, message) => ({
    source,
    run: async ({ app }) =>
      expect(await app('signInWithPassword', { email: u.email, password: u.password, ...more })).toEqual(
        notDone(message),
      ),
  })),
  {
    title: 'an empty name is kept, and shown with the password too',
    source,
    async run(world) {
      const { idToken } = await signedIn(world);

      expect((await world.app('update', { idToken, displayName: '' })).body).toMatchObject({
        displayName: '',
        providerUserInfo: [{ providerId: 'password', displayName: '' }],
      });
    },
  },
  ...table(
    [
      ['{"uid":"x","claims":[]}', 'INVALID_CLAIMS'],
      ['{"uid":"x","claims":{"sub":"y"}}', 'FORBIDDEN_CLAIM : sub'],
    ] as const,
    'the custom token %s is refused',
  )((token, message) => ({
    source,
    run: async ({ app }) => expect(await app('signInWithCustomToken', { token })).toEqual(refused(message)),
  })),
  {
    title: 'of an account without an address nobody says whether it is verified',
    source,
    async run(world) {
      expect((await withGoogle(world, { sub: '43' })).body).not.toHaveProperty('emailVerified');
      const { body } = await withGoogle(world, { sub: '44', email: '', email_verified: true });
      expect([Object(body).email, Object(body).emailVerified]).toEqual([undefined, undefined]);
      expect((await withGoogle(world, lin)).body).toMatchObject({ emailVerified: true });
    },
  },
  ...table(
    [
      [{ refreshToken: 'x' }, refused('INVALID_REFRESH_TOKEN')],
      [{ grantType: 'x', refreshToken: 'x' }, refused('INVALID_REFRESH_TOKEN')],
      [{ grantType: 'x' }, refused('INVALID_GRANT_TYPE')],
      [{ grantType: null }, unfit('/grantType must be string')],
    ] as const,
    'no tokens are given for %j',
  )((body, expected) => ({
    source,
    run: async ({ send }) =>
      expect(
        await send(
          'POST',
          '/securetoken.googleapis.com/v1/token?key=k',
          { 'content-type': 'application/json' },
          JSON.stringify(body),
        ),
      ).toEqual(expected),
  })),
  {
    title: 'of two accounts with one address at once one is refused',
    async run({ app }) {
      const both = await Promise.all([1, 2].map(() => app('signUp', { email: 'x@example.com', password: strong })));

      expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    },
  },
  replies(
    'with nothing it is an anonymous account',
    async ({ app }) => {
      const { idToken } = Object((await app('signUp', {})).body);
      return app('lookup', { idToken });
    },
    {
      status: 200,
      body: {
        kind: 'identitytoolkit#GetAccountInfoResponse',
        users: [
          {
            localId: expect.any(String),
            lastLoginAt: '1767323045000',
            createdAt: '1767323045000',
            lastRefreshAt: '2026-01-02T03:04:05.000Z',
          },
        ],
      },
    },
  ),
  ...table(
    [
      [[{}], {}],
      [[{ phoneInfo: '5' }], {}],
      [[{ phoneInfo: '+1' }, {}], { email: 'x@example.com', password: strong }],
    ] as const,
    'second factors without a phone number are refused: %j',
  )((mfaInfo, body) => ({
    source,
    async run({ app, mock }) {
      expect(await app('signUp', { ...body, mfaInfo })).toEqual(refused('INVALID_MFA_PHONE_NUMBER : Invalid format.'));
      expect(await mock.accounts.list()).toHaveLength(1);
    },
  })),
  {
    title: 'an anonymous account gets an address and a password',
    async run({ app }) {
      const { idToken, localId } = Object((await app('signUp', {})).body);
      const { body } = await app('signUp', { idToken, email: 'x@example.com', password: strong });

      expect(Object(body)).toMatchObject({ localId, email: 'x@example.com' });
    },
  },
  ...table(
    [
      [{ password: 'x' }, 'MISSING_EMAIL'],
      [{ email: 'bad', password: 'x' }, 'INVALID_EMAIL'],
      [{ email: u.email }, 'MISSING_PASSWORD'],
      [{ email: 'nobody@example.com', password: 'x' }, 'EMAIL_NOT_FOUND'],
      [{ email: u.email, password: 'x' }, 'INVALID_PASSWORD'],
    ] as const,
    'signing in with %j is refused',
  )((body, message) => ({
    source,
    run: async ({ app }) => expect(await app('signInWithPassword', body)).toEqual(refused(message)),
  })),
  ...table(
    [
      ['a=1', 'MISSING_GRANT_TYPE'],
      ['grant_type=x', 'INVALID_GRANT_TYPE'],
      ['grant_type=refresh_token', 'MISSING_REFRESH_TOKEN'],
      ['grant_type=refresh_token&refresh_token=x', 'INVALID_REFRESH_TOKEN'],
    ] as const,
    'the form %s gets no token',
  )((form, message) => ({
    source,
    run: async ({ send }) =>
      expect(
        await send(
          'POST',
          '/securetoken.googleapis.com/v1/token?key=k',
          { 'content-type': 'application/x-www-form-urlencoded' },
          form,
        ),
      ).toEqual(refused(message)),
  })),
  {
    title: 'a new ID token has the claims of now, and JSON is taken too',
    source,
    async run(world) {
      const { refreshToken } = await signedIn(world);
      await world.owner(':update', { localId: u.id, customAttributes: '{"role":"x"}' });

      const { body } = await refresh(world, refreshToken);
      expect(Object(body)).toMatchObject({
        token_type: 'Bearer',
        expires_in: '3600',
        user_id: u.id,
        project_id: '12345',
      });
      expect(claimsOf(textAt(body, 'id_token'))).toMatchObject({ role: 'x', sub: u.id });
      const json = await world.send(
        'POST',
        '/securetoken.googleapis.com/v1/token?key=k',
        { 'content-type': 'application/json' },
        JSON.stringify({ grantType: 'refresh_token', refreshToken }),
      );
      expect(json.status).toBe(200);
    },
  },
  ...table(
    [
      ['lookup', {}, 'MISSING_ID_TOKEN'],
      ['lookup', { idToken: 'nonsense' }, 'INVALID_ID_TOKEN'],
      ['delete', {}, 'MISSING_ID_TOKEN'],
      ['update', {}, 'INVALID_REQ_TYPE : Unsupported request parameters.'],
      ['update', { idToken: 'x', customAttributes: '{}' }, 'INSUFFICIENT_PERMISSION'],
    ] as const,
    '%s refuses %j',
  )((name, body, message) => ({
    source,
    run: async ({ app }) => expect(await app(name, body)).toEqual(refused(message)),
  })),
  ...table(
    [
      ['with a space in front', (token: string) => ` ${token}`, 'INVALID_ID_TOKEN'],
      ['of two parts', (token: string) => token.slice(0, -1), 'INVALID_ID_TOKEN'],
      ['of four parts', (token: string) => `${token}.`, 'INVALID_ID_TOKEN'],
      ['of nobody', (token: string) => withClaims(token, { user_id: undefined }), 'USER_NOT_FOUND'],
      ['of no time', (token: string) => withClaims(token, { iat: undefined }), 'TOKEN_EXPIRED'],
    ] as const,
    'an ID token %s is refused',
  )((_, changed, message) => ({
    source,
    async run(world) {
      const { idToken } = await signedIn(world);

      expect(await world.app('lookup', { idToken: changed(idToken) })).toEqual(refused(message));
    },
  })),
  {
    title: 'an account changes itself, and its earlier tokens end with the password',
    async run(world) {
      const { idToken } = await signedIn(world);
      world.mock.clock.advance('1s');

      const named = await world.app('update', { idToken, displayName: 'Una', photoUrl: 'https://example.com/u.png' });
      expect(Object(named.body)).toMatchObject({ displayName: 'Una', photoUrl: 'https://example.com/u.png' });
      expect(Object.keys(Object(named.body))).not.toContain('idToken');
      const { body } = await world.app('update', { idToken, password: strong });
      expect(await world.app('lookup', { idToken })).toEqual(refused('TOKEN_EXPIRED'));
      expect((await world.app('lookup', { idToken: textAt(body, 'idToken') })).status).toBe(200);
    },
  },
  {
    title: 'a new address is not verified, and the old one can be had back',
    async run(world) {
      const { idToken } = await signedIn(world);

      await world.app('update', { idToken, email: 'new@example.com' });

      const [mail] = await world.mock.outbox.list({ to: u.email });
      expect(mail?.subject).toBe('Your sign-in email was changed for Resetkit');
      expect(await world.mock.accounts.find('new@example.com')).toMatchObject({ emailVerified: false });
      expect((await world.app('update', { oobCode: mail?.token })).status).toBe(200);
      expect(await world.mock.accounts.find(u.email)).toMatchObject({ emailVerified: true });
    },
  },
  {
    title: 'a mailed code confirms an address, once',
    source,
    settings: { seed: [{ ...u, emailVerified: false }] },
    async run(world) {
      const oobCode = await givenCode(world, { requestType: 'VERIFY_EMAIL' });

      expect((await world.app('update', { oobCode })).status).toBe(200);
      expect(await world.mock.accounts.find(u.email)).toMatchObject({ emailVerified: true });
      expect(await world.app('update', { oobCode })).toEqual(refused('INVALID_OOB_CODE'));
    },
  },
  {
    title: 'a sign-in link is for its own address, and makes an account',
    source,
    async run(world) {
      const oobCode = await givenCode(world, { requestType: 'EMAIL_SIGNIN', email: 'new@example.com' });
      const signIn = (email: string) => world.app('signInWithEmailLink', { oobCode, email });

      expect(await signIn(u.email)).toEqual(
        refused('INVALID_EMAIL : The email provided does not match the sign-in email address.'),
      );
      expect(Object((await signIn('NEW@example.com')).body)).toMatchObject({
        isNewUser: true,
        email: 'new@example.com',
      });
      expect(await signIn('new@example.com')).toEqual(refused('INVALID_OOB_CODE'));
    },
  },
  {
    title: 'a custom token makes an account',
    async run({ app }) {
      const body = { token: '{"uid":"ada","claims":{"role":"x"}}' };

      const first = Object((await app('signInWithCustomToken', body)).body);
      expect(first).toMatchObject({ isNewUser: true });
      expect(claimsOf(first.idToken)).toMatchObject({
        role: 'x',
        sub: 'ada',
        firebase: { sign_in_provider: 'custom' },
      });
      expect(Object((await app('signInWithCustomToken', body)).body)).toMatchObject({ isNewUser: false });
    },
  },
  ...table(
    [
      [{}, 'MISSING_CUSTOM_TOKEN'],
      [{ token: '{}' }, 'MISSING_IDENTIFIER'],
      [
        { token: '{' },
        'INVALID_CUSTOM_TOKEN : ((Auth Emulator only accepts strict JSON or JWTs as fake custom tokens.))',
      ],
      [{ token: 'x' }, 'INVALID_CUSTOM_TOKEN : Invalid assertion format'],
    ] as const,
    'the custom token of %j is refused',
  )((body, message) => ({
    source,
    run: async ({ app }) => expect(await app('signInWithCustomToken', body)).toEqual(refused(message)),
  })),
  {
    title: 'another provider makes an account, and knows it again',
    source,
    async run(world) {
      const first = Object((await withGoogle(world, lin)).body);
      expect(first).toMatchObject({ isNewUser: true, email: lin.email, emailVerified: true, providerId: 'google.com' });

      expect(Object((await withGoogle(world, lin)).body)).toMatchObject({ localId: first.localId });
      expect(await world.mock.accounts.find(lin.email)).toMatchObject({ providers: ['google'], hasPassword: false });
    },
  },
  {
    title: 'another provider joins an account by its verified address',
    async run(world) {
      expect(Object((await withGoogle(world, { ...lin, email: u.email })).body)).toMatchObject({ localId: u.id });
      expect(await world.mock.accounts.find(u.email)).toMatchObject({ providers: ['google'], hasPassword: true });
    },
  },
  ...table(
    [
      ['emulator', ['github', 'google']],
      ['hosted', ['google']],
    ] as const,
    'an account that did not prove its address loses its password to who does: %s, left %j',
  )((service, providers) => ({
    options: { service },
    settings: { seed: [{ ...u, emailVerified: false, providers: ['github'] }] },
    async run(world) {
      await withGoogle(world, { ...lin, email: u.email });

      expect(await world.mock.accounts.find(u.email)).toMatchObject({ providers, hasPassword: false });
    },
  })),
  {
    title: 'an address with another provider says how its account signs in',
    source,
    async run(world) {
      const { idToken } = await signedIn(world);
      await withGoogle(world, lin, { idToken });
      const ask = { identifier: 'Lin@example.com', continueUri: 'http://localhost' };

      expect((await world.app('createAuthUri', ask)).body).toMatchObject({
        registered: true,
        allProviders: ['password', 'google.com'],
        signinMethods: ['password', 'google.com'],
      });
    },
  },
  {
    title: 'an address that is not verified joins nothing',
    async run(world) {
      expect(Object((await withGoogle(world, { sub: '43', email: u.email })).body)).toMatchObject({
        needConfirmation: true,
        localId: u.id,
        verifiedProvider: [],
      });
    },
  },
  {
    title: 'of an account that never had a way to sign in none is named',
    source,
    async run(world) {
      const { body } = await world.owner('', { email: 'new@example.com' });
      const claims = { sub: '43', email: 'new@example.com' };

      const answer = Object((await withGoogle(world, claims)).body);
      expect(answer).toMatchObject({ needConfirmation: true, localId: textAt(body, 'localId') });
      expect(answer).not.toHaveProperty('verifiedProvider');
    },
  },
  {
    title: 'another provider is linked to the account of an ID token, once',
    async run(world) {
      const { idToken } = await signedIn(world);

      expect(Object((await withGoogle(world, lin, { idToken })).body)).toMatchObject({ localId: u.id });
      expect(await withGoogle(world, lin, { idToken })).toEqual(refused('FEDERATED_USER_ID_ALREADY_LINKED'));
      expect(Object((await withGoogle(world, lin, { idToken, returnIdpCredential: true })).body)).toMatchObject({
        errorMessage: 'FEDERATED_USER_ID_ALREADY_LINKED',
      });
    },
  },
  ...table(
    [
      [{}, refused('MISSING_REQUEST_URI')],
      [{ requestUri: 'x' }, refused('INVALID_REQUEST_URI')],
      [
        { requestUri: 'http://localhost' },
        refused('INVALID_CREDENTIAL_OR_PROVIDER_ID : Invalid IdP response/credential: http://localhost/'),
      ],
      [
        { requestUri: 'http://localhost?providerId=google.com' },
        notDone('The Auth Emulator only supports sign-in with credentials (id_token required).'),
      ],
    ] as const,
    'another provider with %j is refused',
  )((body, expected) => ({
    source,
    run: async ({ app }) => expect(await app('signInWithIdp', body)).toEqual(expected),
  })),
  ...table(
    [
      [u.email, { registered: true, allProviders: ['password'], signinMethods: ['password'] }],
      ['nobody@example.com', { registered: false, allProviders: [], signinMethods: [] }],
    ] as const,
    'how %s signs in',
  )((identifier, ways) => ({
    source,
    run: async ({ app }) =>
      expect(await app('createAuthUri', { identifier, continueUri: 'http://localhost' })).toEqual({
        status: 200,
        body: {
          kind: 'identitytoolkit#CreateAuthUriResponse',
          sessionId: expect.stringMatching(/^[A-Za-z0-9]{27}$/),
          ...ways,
        },
      }),
  })),
  ...table(
    [
      [{}, refused('MISSING_IDENTIFIER')],
      [{ identifier: u.email }, refused('MISSING_CONTINUE_URI')],
      [{ identifier: 'bad', continueUri: 'x' }, refused('INVALID_IDENTIFIER')],
      [{ identifier: u.email, continueUri: 'x' }, refused('INVALID_CONTINUE_URI')],
      [{ providerId: 'google.com' }, notDone('Sign-in with IDP is not yet supported.')],
    ] as const,
    'asking how one signs in with %j is refused',
  )((body, expected) => ({
    source,
    run: async ({ app }) => expect(await app('createAuthUri', body)).toEqual(expected),
  })),
  {
    title: 'the first address of an account can be had back after several changes, unless somebody has it by then',
    source,
    async run(world) {
      for (const email of ['second@example.com', 'third@example.com']) {
        const { idToken } = await signedIn(world, email.startsWith('second') ? u.email : 'second@example.com');
        await world.app('update', { idToken, email });
      }
      const mails = await world.mock.outbox.list({ to: u.email });
      const [first, second] = mails.map(({ token }) => token);

      expect(mails.map(({ kind }) => kind)).toEqual(['verification', 'verification']);
      await world.app('signUp', { email: u.email, password: strong });
      expect(await world.app('update', { oobCode: first })).toEqual(refused('EMAIL_EXISTS'));
      await world.mock.accounts.delete(u.email);
      expect(await world.app('update', { oobCode: first })).toEqual(refused('INVALID_OOB_CODE'));
      expect((await world.app('update', { oobCode: second })).body).toMatchObject({ localId: u.id, email: u.email });
    },
  },
  {
    title: 'another address ends earlier ID tokens',
    source,
    async run(world) {
      const { idToken } = await signedIn(world);
      world.mock.clock.advance('1s');
      await world.app('update', { idToken, email: 'second@example.com' });

      expect(await world.app('lookup', { idToken })).toEqual(refused('TOKEN_EXPIRED'));
    },
  },
  {
    title: 'a disabled account gets no new tokens',
    source,
    async run(world) {
      const { refreshToken } = await signedIn(world);
      await world.owner(':update', { localId: u.id, disableUser: true });

      expect(await refresh(world, refreshToken)).toEqual(refused('USER_DISABLED'));
    },
  },
  {
    title: 'who proves an address with another provider takes it over from who did not',
    source,
    settings: { seed: [{ ...u, emailVerified: false }] },
    async run(world) {
      await withGoogle(world, { ...lin, email: u.email });

      expect(await world.app('signInWithPassword', { email: u.email, password: u.password })).toEqual(
        refused('INVALID_PASSWORD'),
      );
    },
  },
  {
    title: 'one who signed in by a mailed link is told so',
    source,
    async run(world) {
      const oobCode = await givenCode(world, { requestType: 'EMAIL_SIGNIN' });
      await world.app('signInWithEmailLink', { email: u.email, oobCode });
      const { body } = await world.app('createAuthUri', { identifier: u.email, continueUri: 'http://localhost' });

      expect(Object(body).signinMethods).toEqual(['password', 'emailLink']);
    },
  },
  {
    title: 'a token is for the project in which one signs in',
    source,
    async run({ app }) {
      const inAnother = { token: '{"uid":"x"}', targetProjectId: 'another' };
      const { body } = await app('signInWithCustomToken', inAnother, asOwner);

      expect(claimsOf(textAt(body, 'idToken'))).toMatchObject({
        aud: 'another',
        iss: 'https://securetoken.google.com/another',
      });
    },
  },
  {
    title: 'an account deletes itself',
    async run(world) {
      const { idToken } = await signedIn(world);

      expect(await world.app('delete', { idToken })).toEqual({
        status: 200,
        body: { kind: 'identitytoolkit#DeleteAccountResponse' },
      });
      expect(await world.app('lookup', { idToken })).toEqual(refused('USER_NOT_FOUND'));
    },
  },
  replies('apps read their project', ({ get }) => get('/identitytoolkit.googleapis.com/v1/projects?key=k', asOwner), {
    status: 200,
    body: { projectId: '12345', authorizedDomains: ['localhost'] },
  }),
];
