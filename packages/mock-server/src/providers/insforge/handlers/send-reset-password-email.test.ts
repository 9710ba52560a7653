import { expect, test } from 'vitest';
import { exchangedToken, failure, mailedCode, mailedLinkToken, start, u } from '../../../../test/insforge/world.ts';

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

test.each<[unknown, string]>([
  [{}, 'email: Required'],
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
])('refuses %j with the issues in the order of the fields', async (body, message) => {
  const { post, mock } = start();

  expect(await post(send, body)).toEqual(failure(400, 'INVALID_INPUT', message));
  expect(await mock.outbox.list()).toEqual([]);
});

test.each([5, 0, true, false, [], ['u@example.com'], {}, { a: 1 }])('trips over %j as an e-mail', async (email) => {
  expect(await start().post(send, { email })).toEqual(
    failure(500, 'INTERNAL_ERROR', 'req.body?.email?.toLowerCase is not a function'),
  );
});

test.each([
  'user@example.com',
  'first.last+tag@example.com',
  "o'neil@example.com",
  '_-+@example.com',
  `${'a'.repeat(70)}@example.com`,
  `${'a'.repeat(5_000)}@example.com`,
  'a@example-.com',
  'a@sub.domain.example',
  'a@1.co',
])('accepts %s as an e-mail', async (email) => {
  expect(await start().post(send, { email })).toEqual(sent('code'));
});

test.each([
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
  ' a@example.com',
  'a@example.com ',
  'a b@example.com',
  '@example.com',
  'a@b@example.com',
])('refuses %j as an e-mail', async (email) => {
  expect(await start().post(send, { email })).toEqual(failure(400, 'INVALID_INPUT', 'email: Invalid email format'));
});

test.each(['myapp://reset', 'localhost:3000/x', 'javascript:alert(1)', 'mailto:a@b.co', '  https://app.example.com  '])(
  'accepts %j as a redirect',
  async (target) => {
    const { post } = start({ resetPasswordMethod: 'link' });

    expect(await post(send, { email: u.email, redirectTo: target })).toEqual(sent('link'));
  },
);

test.each(['', '/path', 'example.com', 'https://'])('refuses %j as a redirect', async (target) => {
  const { post } = start({ resetPasswordMethod: 'link' });

  expect(await post(send, { email: u.email, redirectTo: target })).toEqual(
    failure(400, 'INVALID_INPUT', 'redirectTo: Invalid url'),
  );
});

test('finds an account whatever the case of the e-mail, and drops unknown fields', async () => {
  const { post, mock } = start();

  expect(await post(send, { email: 'U@Example.COM', unknown: 1, redirect_to: 'x' })).toEqual(sent('code'));

  expect((await mock.outbox.list()).map(({ to }) => to)).toEqual([u.email]);
});

test('never finds an account that was stored with capitals', async () => {
  const { post, mock } = start({}, { seed: [{ email: 'Mixed@Example.com' }] });

  expect(await post(send, { email: 'Mixed@Example.com' })).toEqual(sent('code'));

  expect(await mock.outbox.list()).toEqual([]);
});

test.each([
  ['unverified', { emailVerified: false, password: 'v-old-pass1' }],
  ['without a password', { providers: ['google'] }],
])('mails an account that is %s', async (_, account) => {
  const { post, mock } = start({ requireEmailVerification: true }, { seed: [{ email: 'v@example.com', ...account }] });

  expect(await post(send, { email: 'v@example.com' })).toEqual(sent('code'));

  expect(await mock.outbox.list()).toHaveLength(1);
});

test('mails six digits that last 15 minutes', async () => {
  const { post, mock } = start();

  await post(send, { email: u.email });

  const [mail] = await mock.outbox.list();
  expect(mail).toEqual({
    id: expect.any(String),
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
});

test('mails a link that lasts 24 hours and says nothing but its token', async () => {
  const { post, mock } = start({ resetPasswordMethod: 'link' });

  await post(send, { email: u.email, redirectTo });

  const [mail] = await mock.outbox.list();
  expect(mail).toEqual({
    id: expect.any(String),
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
});

test('loses the path of apiBaseUrl in links', async () => {
  const { post, mock } = start({ resetPasswordMethod: 'link', apiBaseUrl: 'https://api.example.com:8443/v1' });

  await post(send, { email: u.email, redirectTo });

  const [mail] = await mock.outbox.list();
  expect(mail?.link).toBe(`https://api.example.com:8443/api/auth/email/reset-password-link?token=${mail?.token}`);
});

test('greets an account without a name as User, and escapes a name in HTML', async () => {
  const { post, mock } = start(
    {},
    { seed: [{ email: 'a@example.com' }, { email: 'b@example.com', name: '<b>Bob</b>' }] },
  );
  await post(send, { email: 'a@example.com' });
  await post(send, { email: 'b@example.com' });

  const [second, first] = await mock.outbox.list();

  expect(first?.text).toContain('Hello User,');
  expect(second?.html).toContain('Hello &lt;b&gt;Bob&lt;/b&gt;,');
});

test('neither checks nor stores a redirect in code mode', async () => {
  const world = start({ allowedRedirectUrls: ['https://app.com/reset'] });
  await world.post(send, { email: u.email, redirectTo: 'https://foreign.example/x' });
  const { code } = await world.mock.outbox.waitFor();
  const { body } = await world.post(exchange, { email: u.email, code });

  expect(await world.get(`${link}?token=${Reflect.get(Object(body), 'token')}`)).toEqual(
    failure(400, 'INVALID_INPUT', 'No redirect target configured for this reset link'),
  );
});

test('asks for a redirect in link mode, of unknown e-mails too', async () => {
  const { post } = start({ resetPasswordMethod: 'link' });

  expect(await post(send, { email: 'nobody@example.com' })).toEqual(
    failure(400, 'INVALID_INPUT', 'redirectTo is required when link-based password reset is enabled'),
  );
  expect(await post(send, { email: 'nobody@example.com', redirectTo })).toEqual(sent('link'));
});

test('cannot store a redirect with a NUL in it, and leaves the link before it alive', async () => {
  const world = start({ resetPasswordMethod: 'link' });
  const token = await mailedLinkToken(world, redirectTo);
  const nul = `${redirectTo}/\0`;

  expect(await world.post(send, { email: u.email, redirectTo: nul })).toEqual(
    failure(500, 'INTERNAL_ERROR', 'Failed to create verification token'),
  );
  expect(await world.post(send, { email: 'nobody@example.com', redirectTo: nul })).toEqual(sent('link'));
  expect((await world.get(`${link}?token=${token}`)).status).toBe(302);
});

test('kills the code before', async () => {
  const world = start();
  const first = await mailedCode(world);
  const second = await mailedCode(world);

  expect((await world.post(exchange, { email: u.email, code: first })).status).toBe(400);
  expect((await world.post(exchange, { email: u.email, code: second })).status).toBe(200);
});

test('kills the link before when the method was switched, and the other way round', async () => {
  const world = start();
  const code = await mailedCode(world);
  await world.mock.options.set({ resetPasswordMethod: 'link' });
  const token = await mailedLinkToken(world, redirectTo);

  expect((await world.post(exchange, { email: u.email, code })).status).toBe(400);
  expect((await world.get(`${link}?token=${token}`)).status).toBe(302);

  await world.mock.options.set({ resetPasswordMethod: 'code' });
  await mailedCode(world);
  expect((await world.get(`${link}?token=${token}`)).status).toBe(400);
});

test('kills the token of an exchange, link mode or not', async () => {
  const world = start();
  const otp = await exchangedToken(world);
  await world.mock.options.set({ resetPasswordMethod: 'link' });
  await mailedLinkToken(world, redirectTo);

  expect(await world.post(reset, { newPassword: 'u-new-pass2', otp })).toEqual(
    failure(400, 'INVALID_INPUT', 'Invalid or expired verification token'),
  );
});

test('leaves the secret of an address alone when somebody unknown is asked for', async () => {
  const world = start();
  const code = await mailedCode(world);
  await world.post(send, { email: 'nobody@example.com' });

  expect((await world.post(exchange, { email: u.email, code })).status).toBe(200);
});
