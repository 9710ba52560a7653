import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { setupMockServer } from '@resetkit/mock-server/node';
import { expect, onTestFinished, test } from 'vitest';
import { ada, askForReset, eachWay, exchangeCode, json, type Levers, now } from './levers.ts';

const magic = { magicAddresses: true } as const;

/** Asks for a reset mail to an address, and gives the answer's status and the mail. */
async function asked(levers: Levers, email: string) {
  const { status } = await askForReset(levers, email);
  const [mail] = await levers.mock.outbox.list({ to: email });
  return { status, mail, code: mail?.code };
}

eachWay(({ open }) => {
  test('the account of a magic address is made on first use, with the first password of the seed', async () => {
    const password = 'First-Of-The-Seed-1';
    const seed = [{ email: 'eve@example.com', providers: ['google'] }, { email: 'eva@example.com', password }, ada];
    const levers = await open({ ...magic, seed });
    const email = 'bob+fresh@example.com';
    expect(await levers.mock.accounts.find(email)).toBeUndefined();

    const { status, code } = await asked(levers, email);

    expect(status).toBe(202);
    expect((await levers.send('/api/auth/sessions', json({ email, password }))).status).toBe(200);
    expect((await exchangeCode(levers, code, email)).status).toBe(200);
  });

  test('expired: the mail is as old as it must be, and the clock stands still', async () => {
    const levers = await open(magic);
    const email = 'bob+expired@example.com';

    const { status, mail, code } = await asked(levers, email);

    expect([status, mail?.expiresAt]).toEqual([202, '2026-01-02T03:04:04.000Z']);
    expect((await exchangeCode(levers, code, email)).status).toBe(400);
    expect(await levers.mock.clock.now()).toBe(Date.parse(now));
    const [row] = await levers.mock.journal.list({ operation: 'sendResetPasswordEmail' });
    expect(row).toMatchObject({ situation: 'expired', email });
  });

  test.each(['used', 'superseded', 'tampered', 'someone-elses', 'out-of-tries'])(
    '%s: every reset is so, and its code is refused',
    async (word) => {
      const levers = await open(magic);
      const email = `bob+${word}@example.com`;

      for (let time = 0; time < 2; time += 1) {
        const { status } = await askForReset(levers, email);
        const mails = await levers.mock.outbox.list({ to: email });
        const { code, text } = mails[word === 'superseded' ? 1 : 0] ?? expect.fail('no mail');

        expect(status).toBe(202);
        expect(text).toContain(code);
        expect((await exchangeCode(levers, code, email)).status).toBe(400);
      }
    },
  );

  test('rate-limited: the first request is refused already, and those of other accounts are not', async () => {
    const levers = await open(magic);

    expect((await askForReset(levers, 'bob+rate-limited@example.com')).status).toBe(429);
    expect((await askForReset(levers)).status).toBe(202);
    await levers.mock.clock.advance('61s');
    expect((await askForReset(levers, 'bob+rate-limited@example.com')).status).toBe(429);
  });

  test('unknown-account and account-gone: there is no account', async () => {
    const levers = await open(magic);

    const unknown = await asked(levers, 'bob+unknown-account@example.com');
    const gone = await asked(levers, 'bob+account-gone@example.com');

    expect([unknown.status, unknown.mail]).toEqual([202, undefined]);
    expect(gone.mail).toBeDefined();
    expect(await levers.mock.accounts.find('bob+account-gone@example.com')).toBeUndefined();
  });

  test('500: the backend fails in its own words, and sends nothing', async () => {
    const levers = await open(magic);
    const email = 'bob+500@example.com';

    const response = await askForReset(levers, email);

    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ statusCode: 500 });
    expect(await levers.mock.outbox.list()).toEqual([]);
    const [row] = await levers.mock.journal.list({ fault: '+500' });
    expect(row).toMatchObject({ operation: 'sendResetPasswordEmail', response: { status: 500 } });
  });

  test('lost and bounce: the answer is that of success', async () => {
    const levers = await open(magic);

    const lost = await asked(levers, 'bob+LOST@example.com');
    const bounced = await asked(levers, 'bob+bounce@example.com');

    expect([lost.status, bounced.status]).toEqual([202, 202]);
    const mails = await levers.mock.outbox.list();
    expect(mails.map(({ kind, text }) => [kind, text.includes('bob+bounce@example.com')])).toEqual([['bounce', true]]);
  });

  test('offline: the connection is cut', async () => {
    const levers = await open(magic);

    await expect(askForReset(levers, 'bob+offline@example.com')).rejects.toThrow(TypeError);
  });

  test('words that mean nothing, and situations of the whole world, are part of an ordinary address', async () => {
    const levers = await open(magic);

    for (const word of ['newsletter', 'mail-fails', 'rate-limited-address', 'constructor']) {
      const email = `bob+${word}@example.com`;
      expect(await asked(levers, email)).toMatchObject({ status: 202, mail: undefined });
      expect(await levers.mock.accounts.find(email)).toBeUndefined();
    }
  });

  test('addresses are ordinary unless magic is asked for', async () => {
    const levers = await open();

    expect(await asked(levers, 'bob+500@example.com')).toMatchObject({ status: 202, mail: undefined });
  });
});

test('slow: the answer waits, and ends with the mock server', async () => {
  const mock = createMockServer(insforge(), { seed: [ada], ...magic });

  const answer = mock.fetch('/api/auth/email/send-reset-password', json({ email: 'bob+slow@example.com' }));
  await mock.close();

  await expect(answer).rejects.toThrow('This mock server was closed.');
});

test('works under MSW, and in a namespace, which makes its own account', async () => {
  const mock = createMockServer(insforge(), { seed: [ada], ...magic });
  const server = setupMockServer(mock);
  server.listen({ onUnhandledRequest: 'error' });
  onTestFinished(() => server.close());
  const email = 'bob+account-gone@example.com';
  const ask = (baseUrl: string) => fetch(`${baseUrl}/api/auth/email/send-reset-password`, json({ email }));

  expect((await ask(mock.namespace('worker-3').baseUrl)).status).toBe(202);
  expect((await ask(mock.baseUrl)).status).toBe(202);

  for (const one of [mock, mock.namespace('worker-3')]) {
    expect((await one.outbox.list()).map(({ to }) => to)).toEqual([email]);
    expect(await one.accounts.find(email)).toBeUndefined();
  }
});

test('a seed without a password in plain text leaves the password to the demo account', async () => {
  const provider = insforge();
  const mock = createMockServer(provider, { seed: [{ email: ada.email, providers: ['google'] }], ...magic });
  const email = 'bob+fresh@example.com';

  await mock.fetch('/api/auth/email/send-reset-password', json({ email }));

  const signedIn = await mock.fetch('/api/auth/sessions', json({ email, password: provider.demo.password }));
  expect(signedIn.status).toBe(200);
});

test('refuses a setting that is neither true nor false', () => {
  const made = (): unknown => createMockServer(insforge(), { magicAddresses: 'yes' as unknown as boolean });

  expect(made).toThrow('Expected true or false as magicAddresses, not "yes".');
});
