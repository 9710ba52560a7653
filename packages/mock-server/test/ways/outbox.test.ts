import { expect, test } from 'vitest';
import { start, u } from '../insforge/world.ts';

const send = '/api/auth/email/send-reset-password';

test('shows a mail with a code whole', async () => {
  const { mock, post } = start();
  await post(send, { email: u.email });

  const { code, ...mail } = await mock.outbox.waitFor({ to: u.email, kind: 'password-reset' });

  expect(code).toMatch(/^\d{6}$/);
  expect(mail).toEqual({
    id: expect.any(String),
    from: 'InsForge <noreply@example.com>',
    to: u.email,
    kind: 'password-reset',
    subject: 'Reset your password',
    text: expect.stringContaining(`${code}`),
    html: expect.stringContaining(`${code}`),
    expiresAt: '2026-01-02T03:19:05.000Z',
    sentAt: '2026-01-02T03:04:05.000Z',
  });
});

test('shows a mail with a link whole', async () => {
  const { mock, post } = start({ resetPasswordMethod: 'link' });
  await post(send, { email: u.email, redirectTo: 'https://app.example.com/reset' });

  const { link, token, ...mail } = await mock.outbox.waitFor({ to: u.email, kind: 'password-reset' });

  expect(token).toMatch(/^[0-9a-f]{64}$/);
  expect(link).toBe(`http://localhost:7130/api/auth/email/reset-password-link?token=${token}`);
  expect(mail).toEqual({
    id: expect.any(String),
    from: 'InsForge <noreply@example.com>',
    to: u.email,
    kind: 'password-reset',
    subject: 'Reset your password',
    text: expect.stringContaining(`${link}`),
    html: expect.stringContaining(`${link}`),
    expiresAt: '2026-01-03T03:04:05.000Z',
    sentAt: '2026-01-02T03:04:05.000Z',
  });
});

test('hands each mail out once, so that the second wait is for the second mail', async () => {
  const { mock, post } = start();
  await post(send, { email: u.email });
  const first = await mock.outbox.waitFor({ to: u.email });

  const second = mock.outbox.waitFor({ to: u.email });
  await post(send, { email: u.email });

  expect((await second).id).not.toBe(first.id);
  expect(await mock.outbox.list()).toEqual([await second, first]);
});

test('looks back with after, at what was handed out as well', async () => {
  const { mock, post } = start();
  await post(send, { email: u.email });
  const mail = await mock.outbox.waitFor({ to: u.email });

  expect(await mock.outbox.waitFor({ to: 'U@Example.com', after: '2026-01-02T03:04:04Z' })).toEqual(mail);
  await expect(mock.outbox.waitFor({ after: mail.id, timeout: 0 })).rejects.toThrow(
    `No mail with after "${mail.id}" came within 0 ms. In the outbox: password-reset to ${u.email}: Reset your password.`,
  );
});

test('tells whoever listens of each mail', async () => {
  const mails: string[] = [];
  const { post } = start({}, { onMail: ({ kind, to }) => mails.push(`${kind} to ${to}`) });

  await post(send, { email: u.email });
  await post(send, { email: 'nobody@example.com' });

  expect(mails).toEqual(['password-reset to u@example.com']);
});
