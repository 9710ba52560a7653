import { expect } from 'vitest';
import { exchangedToken, failure, mailedCode, mailedLinkToken, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

const send = '/api/auth/email/send-reset-password';
const exchange = '/api/auth/email/exchange-reset-password-token';
const reset = '/api/auth/email/reset-password';
const link = '/api/auth/email/reset-password-link';
const redirectTo = 'https://app.example.com/reset';

const sent = (what: 'code' | 'link') => ({
  status: 202,
  body: {
    success: true,
    message: `If your email is registered, we have sent you a password reset ${what}. Please check your inbox.`,
  },
});

/** `POST /api/auth/email/send-reset-password`. */
export const sendResetPasswordEmailVectors: readonly Vector[] = [
  ...table<[unknown, string]>(
    [
      [undefined, 'email: Required'],
      [{ email: null }, 'email: Expected string, received null'],
      [{ email: '' }, 'email: Invalid email format'],
      [{ email: 'foo' }, 'email: Invalid email format'],
      [{ email: u.email, redirectTo: 'bar' }, 'redirectTo: Invalid url'],
      [{ email: u.email, redirectTo: null }, 'redirectTo: Expected string, received null'],
      [{ email: u.email, redirectTo: 5 }, 'redirectTo: Expected string, received number'],
      [{ email: 'foo', redirectTo: 'bar' }, 'email: Invalid email format, redirectTo: Invalid url'],
      [{ redirectTo: 'bar' }, 'email: Required, redirectTo: Invalid url'],
      [[], ': Expected object, received array'],
      [[{ email: u.email }], ': Expected object, received array'],
    ],
    'refuses %j with the issues in the order of the fields',
  )((body, message) => ({
    async run({ post, mock }) {
      expect(await post(send, body)).toEqual(failure(400, 'INVALID_INPUT', message));
      expect(await mock.outbox.list()).toEqual([]);
    },
  })),
  ...table(
    [0, true, false, [], ['u@example.com'], {}, { a: 1 }],
    'trips over %j as an e-mail',
  )((email) => ({
    async run(world) {
      expect(await world.post(send, { email })).toEqual(
        failure(500, 'INTERNAL_ERROR', 'req.body?.email?.toLowerCase is not a function'),
      );
    },
  })),
  ...table(
    [
      'user@example.com',
      'first.last+tag@example.com',
      "o'neil@example.com",
      '_-+@example.com',
      `${'a'.repeat(70)}@example.com`,
      `${'a'.repeat(5_000)}@example.com`,
      'a@example-.com',
      'a@sub.domain.example',
      'a@1.co',
    ],
    'accepts %s as an e-mail',
  )((email) => ({
    async run(world) {
      expect(await world.post(send, { email })).toEqual(sent('code'));
    },
  })),
  ...table(
    [
      'user@localhost',
      'a@b.c1',
      'a@b.c',
      'a@[127.0.0.1]',
      'üser@example.com',
      '.a@example.com',
      'a.@example.com',
      'a..b@example.com',
      "a'@example.com",
      'a%b@example.com',
      'a!b@example.com',
      '"a"@example.com',
      'a/b@example.com',
      'a@-example.com',
      'a@exa_mple.com',
      'a@example.com.',
      'a@example.com\n',
      'a@example.com ',
      'a b@example.com',
      '@example.com',
      'a@b@example.com',
    ],
    'refuses %j as an e-mail',
  )((email) => ({
    async run(world) {
      expect(await world.post(send, { email })).toEqual(failure(400, 'INVALID_INPUT', 'email: Invalid email format'));
    },
  })),
  ...table(
    ['myapp://reset', 'localhost:3000/x', 'javascript:alert(1)', 'mailto:a@b.co', '  https://app.example.com  '],
    'accepts %j as a redirect',
  )((target) => ({
    options: { resetPasswordMethod: 'link' },

    async run({ post }) {
      expect(await post(send, { email: u.email, redirectTo: target })).toEqual(sent('link'));
    },
  })),
  ...table(
    ['', '/path', 'example.com', 'https://'],
    'refuses %j as a redirect',
  )((target) => ({
    options: { resetPasswordMethod: 'link' },

    async run({ post }) {
      expect(await post(send, { email: u.email, redirectTo: target })).toEqual(
        failure(400, 'INVALID_INPUT', 'redirectTo: Invalid url'),
      );
    },
  })),
  {
    title: 'finds an account regardless of the case of the e-mail, and drops unknown fields',
    async run({ post, mock }) {
      expect(await post(send, { email: 'U@Example.COM', unknown: 1, redirect_to: 'x' })).toEqual(sent('code'));

      expect((await mock.outbox.list()).map(({ to }) => to)).toEqual([u.email]);
    },
  },
  {
    title: 'never finds an account that was stored with capitals',
    settings: { seed: [{ email: 'Mixed@Example.com' }] },
    async run({ post, mock }) {
      expect(await post(send, { email: 'Mixed@Example.com' })).toEqual(sent('code'));

      expect(await mock.outbox.list()).toEqual([]);
    },
  },
  ...table(
    [
      ['unverified', { emailVerified: false, password: 'v-old-pass1' }],
      ['without a password', { providers: ['google'] }],
    ],
    'mails an account that is %s',
  )((_, account) => ({
    options: { requireEmailVerification: true },
    settings: { seed: [{ email: 'v@example.com', ...account }] },
    async run({ post, mock }) {
      expect(await post(send, { email: 'v@example.com' })).toEqual(sent('code'));

      expect(await mock.outbox.list()).toHaveLength(1);
    },
  })),
  {
    title: 'mails six digits that last 15 minutes',
    async run({ post, mock }) {
      await post(send, { email: u.email });

      const [mail] = await mock.outbox.list();
      expect(mail).toEqual({
        id: expect.any(String),
        from: 'InsForge <noreply@example.com>',
        to: u.email,
        kind: 'password-reset',
        subject: 'Reset your password',
        text: expect.stringContaining(`Hello Uma,`),
        html: expect.stringContaining(String(mail?.code)),
        code: expect.stringMatching(/^[0-9]{6}$/),
        expiresAt: '2026-01-02T03:19:05.000Z',
        sentAt: '2026-01-02T03:04:05.000Z',
      });
      expect(mail?.text).toContain('15 minutes');
      expect(mail?.text).toContain(String(mail?.code));
    },
  },
  {
    title: 'mails a link that lasts 24 hours and says nothing but its token',
    options: { resetPasswordMethod: 'link' },

    async run({ post, mock }) {
      await post(send, { email: u.email, redirectTo });

      const [mail] = await mock.outbox.list();
      expect(mail).toEqual({
        id: expect.any(String),
        from: 'InsForge <noreply@example.com>',
        to: u.email,
        kind: 'password-reset',
        subject: 'Reset your password',
        text: expect.stringContaining('24 hours'),
        html: expect.stringContaining(`href="${mail?.link}"`),
        link: `http://localhost:7130/api/auth/email/reset-password-link?token=${mail?.token}`,
        token: expect.stringMatching(/^[0-9a-f]{64}$/),
        expiresAt: '2026-01-03T03:04:05.000Z',
        sentAt: '2026-01-02T03:04:05.000Z',
      });
    },
  },
  {
    title: 'loses the path of apiBaseUrl in links',
    options: { resetPasswordMethod: 'link', apiBaseUrl: 'https://api.example.com:8443/v1' },

    async run({ post, mock }) {
      await post(send, { email: u.email, redirectTo });

      const [mail] = await mock.outbox.list();
      expect(mail?.link).toBe(`https://api.example.com:8443/api/auth/email/reset-password-link?token=${mail?.token}`);
    },
  },
  {
    title: 'greets an account without a name as User, and escapes a name in HTML',
    settings: { seed: [{ email: 'a@example.com' }, { email: 'b@example.com', name: '<b>Bob</b>' }] },
    async run({ post, mock }) {
      await post(send, { email: 'a@example.com' });
      await post(send, { email: 'b@example.com' });

      const [second, first] = await mock.outbox.list();

      expect(first?.text).toContain('Hello User,');
      expect(second?.html).toContain('Hello &lt;b&gt;Bob&lt;/b&gt;,');
    },
  },
  {
    title: 'neither checks nor stores a redirect in code mode',
    options: { allowedRedirectUrls: ['https://app.com/reset'] },

    async run(world) {
      await world.post(send, { email: u.email, redirectTo: 'https://foreign.example/x' });
      const { code } = await world.mock.outbox.waitFor();
      const { body } = await world.post(exchange, { email: u.email, code });

      expect(await world.get(`${link}?token=${Reflect.get(Object(body), 'token')}`)).toEqual(
        failure(400, 'INVALID_INPUT', 'No redirect target configured for this reset link'),
      );
    },
  },
  {
    title: 'asks for a redirect in link mode, of unknown e-mails too',
    options: { resetPasswordMethod: 'link' },

    async run({ post }) {
      expect(await post(send, { email: 'nobody@example.com' })).toEqual(
        failure(400, 'INVALID_INPUT', 'redirectTo is required when link-based password reset is enabled'),
      );
      expect(await post(send, { email: 'nobody@example.com', redirectTo })).toEqual(sent('link'));
    },
  },
  {
    title: 'cannot store a redirect with a NUL in it, and leaves the link before it alive',
    options: { resetPasswordMethod: 'link' },

    async run(world) {
      const token = await mailedLinkToken(world, redirectTo);
      const nul = `${redirectTo}/\0`;

      expect(await world.post(send, { email: u.email, redirectTo: nul })).toEqual(
        failure(500, 'INTERNAL_ERROR', 'Failed to create verification token'),
      );
      expect(await world.post(send, { email: 'nobody@example.com', redirectTo: nul })).toEqual(sent('link'));
      expect((await world.get(`${link}?token=${token}`)).status).toBe(302);
    },
  },
  {
    title: 'kills the code before',
    async run(world) {
      const first = await mailedCode(world);
      const second = await mailedCode(world);

      expect((await world.post(exchange, { email: u.email, code: first })).status).toBe(400);
      expect((await world.post(exchange, { email: u.email, code: second })).status).toBe(200);
    },
  },
  {
    title: 'kills the link before when the method was switched, and the other way round',
    async run(world) {
      const code = await mailedCode(world);
      await world.mock.options.set({ resetPasswordMethod: 'link' });
      const token = await mailedLinkToken(world, redirectTo);

      expect((await world.post(exchange, { email: u.email, code })).status).toBe(400);
      expect((await world.get(`${link}?token=${token}`)).status).toBe(302);

      await world.mock.options.set({ resetPasswordMethod: 'code' });
      await mailedCode(world);
      expect((await world.get(`${link}?token=${token}`)).status).toBe(400);
    },
  },
  {
    title: 'kills the token of an exchange, link mode or not',
    async run(world) {
      const otp = await exchangedToken(world);
      await world.mock.options.set({ resetPasswordMethod: 'link' });
      await mailedLinkToken(world, redirectTo);

      expect(await world.post(reset, { newPassword: 'u-new-pass2', otp })).toEqual(
        failure(400, 'INVALID_INPUT', 'Invalid or expired verification token'),
      );
    },
  },
  {
    title: 'leaves the secret of an address alone when somebody unknown is asked for',
    async run(world) {
      const code = await mailedCode(world);
      await world.post(send, { email: 'nobody@example.com' });

      expect((await world.post(exchange, { email: u.email, code })).status).toBe(200);
    },
  },
];
