import { expect, test } from 'vitest';
import { openRelay } from '../../src/cli/smtp.ts';
import { run, serving } from './command.ts';
import { mailServer } from './mail-server.ts';

async function askForReset(origin: string): Promise<Response> {
  return fetch(`${origin}/insforge/api/auth/email/send-reset-password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@example.com' }),
  });
}

test('hands each mail on to a mail server', async () => {
  const { url, next } = await mailServer();
  const { origin, printed } = await serving('--provider', 'insforge', '--smtp', url);

  expect((await askForReset(origin)).status).toBe(202);

  const [, code = '-'] = await printed(/password-reset to ada@example\.com: (\d{6})/);
  const { to, source } = await next();
  expect(to).toBe('ada@example.com');
  expect(source).toContain(code);
  expect(source).toMatch(/^Message-ID: <[\w-]+@resetkit>$/m);
  // RFC 5322, 3.3: what a mail program reads as a date.
  expect(source).toMatch(/^Date: \w{3}, \d{2} \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/m);
});

test('says so if the mail server refuses a mail, and answers the app as ever', async () => {
  const { url } = await mailServer({ refuses: true });
  const { origin, output } = await serving(
    '--provider',
    'insforge',
    '--quiet',
    '--smtp',
    url.replace('//', '//u:secret@'),
  );

  expect((await askForReset(origin)).status).toBe(202);
  await expect
    .poll(() => output().stderr)
    .toContain('The mail to ada@example.com was not handed on to smtp://u@127.0.0.1');
  expect(output().stderr).not.toContain('secret');
});

test('needs nodemailer, and says how to install it', async () => {
  const load = (): Promise<never> => Promise.reject(new Error('Cannot find package'));

  await expect(openRelay('smtp://localhost', () => {}, load)).rejects.toThrow(
    '--smtp needs nodemailer, which is not installed: npm install nodemailer',
  );
});

test('is in the help', async () => {
  expect((await run('--help')).stdout).toContain('--smtp URL ');
});
