import { expect } from 'vitest';
import { ada, asServer, failure, followed, page, pkce, type Reply, textAt, type World } from '../world.ts';
import { badAddress, invalid, malformed, replies, taken, type Vector } from './vector.ts';

const bob = { email: 'Bob@example.com', password: 'bob-new-pass1' };
const signUp = (body: unknown) => (world: World) => world.post('/signup', body);
const keys = ({ body }: Reply): string[] => Object.keys(Object(body));
const autoconfirm = { options: { mailerAutoconfirm: true } };

/** `POST /signup`. */
const signUpVectors: readonly Vector[] = [
  {
    title: 'a sign-up is an account that has yet to be confirmed, and a mail',
    async run(world) {
      const reply = await signUp({ ...bob, data: { plan: 'free', email: 'x' } })(world);

      expect(keys(reply)).toEqual([
        'id',
        'aud',
        'role',
        'email',
        'phone',
        'confirmation_sent_at',
        'app_metadata',
        'user_metadata',
        'identities',
        'created_at',
        'updated_at',
        'is_anonymous',
      ]);
      expect(reply.body).toMatchObject({
        email: 'bob@example.com',
        role: 'authenticated',
        identities: [{ identity_data: { email: 'bob@example.com', email_verified: false, plan: 'free' } }],
      });
      expect(await world.mock.outbox.waitFor({ kind: 'verification' })).toMatchObject({ to: 'bob@example.com' });
    },
  },
  {
    title: 'its link confirms it, in the identity too',
    async run(world) {
      await signUp(bob)(world);
      const { token = '' } = await world.mock.outbox.waitFor();
      const { hash } = await followed(world, token, `&type=signup&redirect_to=${page}`);
      const authorization = `Bearer ${new URLSearchParams(hash.slice(1)).get('access_token')}`;

      expect((await world.get('/user', { authorization })).body).toMatchObject({
        confirmed_at: '2026-01-02T03:04:05Z',
        user_metadata: { email_verified: true },
        identities: [{ identity_data: { email_verified: true } }],
      });
    },
  },
  {
    title: 'in PKCE its link gives a code',
    async run(world) {
      await signUp({ ...bob, ...pkce.fields })(world);
      const { token = '' } = await world.mock.outbox.waitFor();
      const auth_code = (await followed(world, token, '&type=signup')).searchParams.get('code');

      const exchanged = await world.post('/token?grant_type=pkce', { auth_code, code_verifier: pkce.verifier });
      expect(exchanged.status).toBe(200);
    },
  },
  {
    title: 'with autoconfirm a sign-up is a session, without confirmed_at in this one answer',
    ...autoconfirm,
    async run(world) {
      const { status, body } = await signUp(bob)(world);
      const user: unknown = Reflect.get(Object(body), 'user');

      expect(status).toBe(200);
      expect(Object.keys(Object(user))).toContain('email_confirmed_at');
      expect(Object.keys(Object(user))).not.toContain('confirmed_at');
      const authorization = `Bearer ${textAt(body, 'access_token')}`;
      expect(keys(await world.get('/user', { authorization }))).toContain('confirmed_at');
      expect(await world.mock.outbox.list()).toEqual([]);
    },
  },
  {
    title: 'for a confirmed address it invents an account, given away by role and identities',
    async run(world) {
      const [one, other] = [await signUp(ada)(world), await signUp({ ...ada, data: { a: 1 } })(world)];

      expect(one.body).toEqual({
        id: expect.not.stringMatching(ada.id),
        aud: 'authenticated',
        role: '',
        email: ada.email,
        phone: '',
        confirmation_sent_at: '2026-01-02T03:04:05Z',
        app_metadata: { provider: 'email', providers: ['email'] },
        user_metadata: {},
        identities: [],
        created_at: '2026-01-02T03:04:05Z',
        updated_at: '2026-01-02T03:04:05Z',
        is_anonymous: false,
      });
      expect(textAt(one.body, 'id')).not.toBe(textAt(other.body, 'id'));
      expect(other.body).toMatchObject({ user_metadata: { a: 1 } });
      expect(await world.mock.outbox.list()).toEqual([]);
    },
  },
  replies(
    'with autoconfirm a confirmed address is refused',
    signUp(ada),
    failure(422, 'user_already_exists', 'User already registered'),
    autoconfirm,
  ),
  {
    title: 'for an unconfirmed address it mails again, and keeps the first password',
    async run(world) {
      const first = await signUp(bob)(world);
      const second = await signUp({ ...bob, password: 'bob-other-pass2' })(world);
      expect(textAt(second.body, 'id')).toBe(textAt(first.body, 'id'));

      const [mail] = await world.mock.outbox.list();
      await followed(world, mail?.token ?? '', '&type=signup');
      expect((await world.post('/token?grant_type=password', bob)).status).toBe(200);
    },
  },
  {
    title: 'with autoconfirm an unconfirmed account is confirmed and signed in to, its password untouched',
    async run(world) {
      await signUp(bob)(world);
      await world.mock.options.set({ mailerAutoconfirm: true });

      expect((await signUp({ ...bob, password: 'bob-other-pass2' })(world)).status).toBe(200);
      expect((await world.post('/token?grant_type=password', bob)).status).toBe(200);
    },
  },
  {
    title: 'an unconfirmed address waits 60 seconds for its next mail',
    settings: { limits: 'real' },
    async run(world) {
      await signUp(bob)(world);

      expect(await signUp(bob)(world)).toEqual(
        failure(
          429,
          'over_email_send_rate_limit',
          'For security purposes, you can only request this after 60 seconds.',
        ),
      );
    },
  },
  {
    title: 'no account is made where the mail cannot be sent',
    options: { mail: 'fails' },
    async run(world) {
      expect(await signUp(bob)(world)).toEqual(failure(500, 'unexpected_failure', 'Error sending confirmation email'));
      expect(await world.mock.accounts.find(bob.email)).toBeUndefined();
    },
  },
  {
    title: 'an invented account leaks when the real one was last sent a recovery',
    async run(world) {
      await world.post('/recover', { email: ada.email });

      expect((await signUp(ada)(world)).body).toMatchObject({ role: '', recovery_sent_at: '2026-01-02T03:04:05Z' });
    },
  },
  {
    title: 'of somebody who was invited a sign-up shows the id, and nothing that the inviter wrote',
    async run(world) {
      const invitation = { type: 'invite', email: bob.email, data: { plan: 'gold' } };
      const { body } = await world.post('/admin/generate_link', invitation, asServer);

      expect((await signUp(bob)(world)).body).toMatchObject({
        id: textAt(body, 'id'),
        user_metadata: {},
        identities: [],
      });
    },
  },
  {
    title: 'of two sign-ups at once one makes the account',
    async run(world) {
      const replies = await Promise.all([signUp(bob)(world), signUp(bob)(world)]);

      expect(replies.map(({ status }) => status)).toEqual([200, 200]);
      expect(textAt(replies[0]?.body, 'id')).toBe(textAt(replies[1]?.body, 'id'));
      expect(await world.mock.accounts.list()).toHaveLength(2);
    },
  },
  replies('/signup wants JSON', signUp('x'), malformed),
  replies(
    '/signup without an address would be anonymous',
    signUp({ email: '', password: 'x' }),
    failure(422, 'anonymous_provider_disabled', 'Anonymous sign-ins are disabled'),
  ),
  replies('/signup may be off', signUp(bob), failure(422, 'signup_disabled', 'Signups not allowed for this instance'), {
    options: { disableSignup: true },
  }),
  replies('/signup wants a password', signUp({ email: 'ada' }), invalid('Signup requires a valid password')),
  replies(
    '/signup takes 72 bytes of password at most',
    signUp({ ...bob, password: 'x'.repeat(73) }),
    invalid('Password cannot be longer than 72 characters'),
  ),
  replies('/signup wants a strong password', signUp({ email: 'ada', password: 'short' }), {
    status: 422,
    body: {
      code: 'weak_password',
      message: 'Password should be at least 6 characters.',
      weak_password: { reasons: ['length'] },
    },
  }),
  replies(
    '/signup wants one address',
    signUp({ ...bob, phone: '1' }),
    invalid('Only an email address or phone number should be provided on signup.'),
  ),
  replies(
    '/signup wants a challenge with its method',
    signUp({ email: 'ada', password: bob.password, code_challenge_method: 's256' }),
    invalid('PKCE flow requires code_challenge_method and code_challenge'),
  ),
  replies(
    '/signup knows no phones',
    signUp({ phone: '1', password: bob.password }),
    failure(400, 'phone_provider_disabled', 'Phone signups are disabled'),
  ),
  replies('/signup wants an object for data', signUp({ ...bob, data: [] }), {
    status: 400,
    body: {
      code: 'bad_json',
      message:
        'Could not parse request body as JSON: json: cannot unmarshal array into Go struct field SignupParams.data of type map[string]interface {}',
    },
  }),
  replies(
    '/signup is off before it misses the password',
    signUp({ email: bob.email }),
    failure(422, 'signup_disabled', 'Signups not allowed for this instance'),
    { options: { disableSignup: true } },
  ),
  replies(
    '/signup knows no addresses while e-mail is off',
    signUp({ ...bob, email: 'ada' }),
    failure(400, 'email_provider_disabled', 'Email signups are disabled'),
    { options: { externalEmailEnabled: false } },
  ),
  replies('/signup wants a well-formed address', signUp({ ...bob, email: 'ada' }), badAddress),
];

const otp = (body: unknown) => (world: World) => world.post('/otp', body);
const resend = (body: unknown) => (world: World) => world.post('/resend', body);

/** `POST /otp` and `POST /resend`. */
const mailVectors: readonly Vector[] = [
  {
    title: "a magic link kills a recovery's, and waits for it",
    async run(world) {
      await world.post('/recover', { email: ada.email });
      const { token } = await world.mock.outbox.waitFor();
      world.mock.limits.set('real');
      expect((await otp({ email: ada.email })(world)).status).toBe(429);
      world.mock.clock.advance('60s');
      expect(await otp({ email: ada.email })(world)).toEqual(taken);

      expect((await world.post('/verify', { type: 'recovery', token_hash: token })).status).toBe(403);
      const mail = await world.mock.outbox.waitFor({ kind: 'sign-in' });
      expect((await world.post('/verify', { type: 'recovery', token_hash: mail.token })).status).toBe(200);
    },
  },
  {
    title: '/otp makes an account for an unknown address',
    async run(world) {
      expect(await otp({ email: bob.email })(world)).toEqual(taken);
      const { code } = await world.mock.outbox.waitFor();

      expect((await world.post('/verify', { type: 'email', email: bob.email, token: code })).status).toBe(200);
    },
  },
  replies(
    '/otp tells that there is no account where it may not make one',
    otp({ email: bob.email, create_user: false }),
    failure(422, 'otp_disabled', 'Signups not allowed for otp'),
  ),
  replies('/otp wants an address', otp({}), invalid('One of email or phone must be set')),
  replies(
    '/otp knows no phones',
    otp({ phone: '1' }),
    failure(400, 'phone_provider_disabled', 'Unsupported phone provider'),
  ),
  replies(
    '/otp wants one address',
    otp({ email: ada.email, phone: '1' }),
    invalid('Only an email address or phone number should be provided'),
  ),
  {
    title: 'with autoconfirm /otp signs up first, and then mails a magic link',
    options: { mailerAutoconfirm: true },
    async run(world) {
      expect(await otp({ email: bob.email })(world)).toEqual(taken);
      const { token = '' } = await world.mock.outbox.waitFor({ kind: 'sign-in' });

      expect(await world.mock.accounts.find(bob.email)).toMatchObject({ emailVerified: true, hasPassword: true });
      expect((await world.post('/verify', { type: 'magiclink', token_hash: token })).status).toBe(200);
    },
  },
  {
    title: '/otp mails an unconfirmed account nothing where sign-ups are off',
    async run(world) {
      await signUp(bob)(world);
      await world.mock.options.set({ disableSignup: true });

      expect(await otp({ email: bob.email })(world)).toEqual(
        failure(422, 'signup_disabled', 'Signups not allowed for this instance'),
      );
    },
  },
  replies(
    '/otp is off when e-mail is',
    otp({ email: ada.email }),
    failure(422, 'email_provider_disabled', 'Email logins are disabled'),
    { options: { externalEmailEnabled: false } },
  ),
  replies(
    '/otp makes no account where sign-ups are off',
    otp({ email: bob.email }),
    failure(422, 'signup_disabled', expect.any(String)),
    {
      options: { disableSignup: true },
    },
  ),
  replies(
    '/otp cannot send',
    otp({ email: ada.email }),
    failure(500, 'unexpected_failure', 'Error sending magic link email'),
    {
      options: { mail: 'fails' },
    },
  ),
  replies('/otp wants a well-formed address', otp({ email: 'ada' }), badAddress),
  replies('/otp wants JSON', otp('['), malformed),
  {
    title: '/resend mails a confirmation again',
    async run(world) {
      await signUp(bob)(world);

      expect(await resend({ type: 'signup', email: bob.email })(world)).toEqual(taken);
      expect(await world.mock.outbox.list({ to: bob.email })).toHaveLength(2);
    },
  },
  {
    title: '/resend mails the confirmation of a new address again',
    async run(world) {
      const { body } = await world.post('/token?grant_type=password', ada);
      await world.put(
        '/user',
        { email: 'new@example.com' },
        { authorization: `Bearer ${textAt(body, 'access_token')}` },
      );

      expect(await resend({ type: 'email_change', email: ada.email })(world)).toEqual(taken);
      expect(await world.mock.outbox.list({ to: 'new@example.com' })).toHaveLength(2);
    },
  },
  replies('/resend tells no unknown address', resend({ type: 'signup', email: 'x@example.com' }), taken),
  replies('/resend tells no confirmed address', resend({ type: 'signup', email: ada.email }), taken),
  ...[{}, { type: 'recovery', email: ada.email }].map((body) =>
    replies(
      `/resend takes four types, not ${JSON.stringify(body)}`,
      resend(body),
      invalid('Missing one of these types: signup, email_change, sms, phone_change'),
    ),
  ),
  replies(
    '/resend wants a phone number for its text',
    resend({ type: 'sms', email: ada.email }),
    invalid('Type provided requires a phone number'),
  ),
  replies(
    '/resend wants one address',
    resend({ type: 'email_change', email: 'ada', phone: '1' }),
    invalid('Only an email address or phone number should be provided.'),
  ),
  replies(
    '/resend wants an address for a change of it',
    resend({ type: 'email_change' }),
    invalid('Missing email address or phone number'),
  ),
  replies(
    '/resend knows no phones',
    resend({ type: 'sms', phone: '1' }),
    failure(400, 'phone_provider_disabled', 'Phone logins are disabled'),
  ),
  replies(
    '/resend is off when e-mail is, before it looks at the address',
    resend({ type: 'signup', email: 'ada' }),
    failure(400, 'email_provider_disabled', 'Email logins are disabled'),
    { options: { externalEmailEnabled: false } },
  ),
  replies('/resend wants a well-formed address', resend({ type: 'signup', email: 'ada' }), badAddress),
  replies('/resend wants an address', resend({ type: 'signup' }), invalid('Type provided requires an email address')),
];

export const signUpAndMailVectors: readonly Vector[] = [...signUpVectors, ...mailVectors];
