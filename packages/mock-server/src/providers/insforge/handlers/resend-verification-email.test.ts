import { expect, test } from 'vitest';
import { allowIt, failure, start, u } from '../../../../test/insforge/world.ts';

const send = '/api/auth/email/send-verification';
const redirectTo = 'https://app.example.com/verified';
const sent = (what: 'code' | 'link') => ({
  status: 202,
  body: {
    success: true,
    message: `If your email is registered, we have sent you a verification ${what}. Please check your inbox.`,
  },
});

test.each<[unknown, string]>([
  [{}, 'email: Required'],
  [{ email: null }, 'email: Expected string, received null'],
  [{ email: 'foo', redirectTo: 'bar' }, 'email: Invalid email format, redirectTo: Invalid url'],
  [[], ': Expected object, received array'],
])('refuses %j', async (body, message) => {
  expect(await start().post(send, body)).toEqual(failure(400, 'INVALID_INPUT', message));
});

test('trips over an e-mail that is no string', async () => {
  expect(await start().post(send, { email: 5 })).toEqual(
    failure(500, 'INTERNAL_ERROR', 'req.body?.email?.toLowerCase is not a function'),
  );
});

test.each([true, false])('mails six digits to an account, verified (%j) or not', async (emailVerified) => {
  const { post, mock } = start({}, { seed: [{ ...u, emailVerified }] });

  expect(await post(send, { email: u.email })).toEqual(sent('code'));

  expect(await mock.outbox.list()).toEqual([
    {
      id: expect.any(String),
      to: u.email,
      kind: 'verification',
      subject: 'Verify your email',
      text: expect.stringContaining('15 minutes'),
      html: expect.any(String),
      code: expect.stringMatching(/^[0-9]{6}$/),
      expiresAt: '2026-01-02T03:19:05.000Z',
      sentAt: '2026-01-02T03:04:05.000Z',
    },
  ]);
});

test('mails a link in link mode', async () => {
  const { post, mock } = start({ verifyEmailMethod: 'link' });

  expect(await post(send, { email: u.email, redirectTo })).toEqual(sent('link'));

  const [mail] = await mock.outbox.list();
  expect(mail?.link).toBe(`http://localhost:7130/api/auth/email/verify-link?token=${mail?.token}`);
  expect(mail?.expiresAt).toBe('2026-01-03T03:04:05.000Z');
});

test('answers an unknown e-mail alike and mails nothing', async () => {
  const { post, mock } = start();

  expect(await post(send, { email: 'nobody@example.com' })).toEqual(sent('code'));

  expect(await mock.outbox.list()).toEqual([]);
});

test('requires a redirect in link mode', async () => {
  expect(await start({ verifyEmailMethod: 'link' }).post(send, { email: u.email })).toEqual(
    failure(400, 'INVALID_INPUT', 'redirectTo is required when link-based email verification is enabled'),
  );
});

test('refuses a redirect that the allow-list does not have', async () => {
  const { post } = start({ verifyEmailMethod: 'link', allowedRedirectUrls: ['https://app.com/ok'] });

  expect(await post(send, { email: u.email, redirectTo: 'https://evil.com' })).toEqual(
    failure(400, 'INVALID_INPUT', 'https://evil.com is not in the allowed redirect URLs', allowIt),
  );
});

test('follows its own method, not that of resets', async () => {
  const { post } = start({ resetPasswordMethod: 'link' });

  expect(await post(send, { email: u.email })).toEqual(sent('code'));
});
