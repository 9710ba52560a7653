import { expect, test } from 'vitest';
import { ada, askForReset, eachWay, exchangeCode, json, now, signInStatus } from './levers.ts';

const reset = '/api/auth/email/reset-password';

eachWay(({ open }) => {
  test('makes an expired code without moving the clock, and nothing else becomes older', async () => {
    const levers = await open();
    await askForReset(levers);
    const other = await levers.mock.outbox.waitFor();

    const { email, code, mail } = await levers.mock.situations.make('expired');

    expect(mail?.expiresAt).toBe('2026-01-02T03:04:04.000Z');
    expect((await exchangeCode(levers, code, email)).status).toBe(400);
    expect(await levers.mock.clock.now()).toBe(Date.parse(now));
    expect((await exchangeCode(levers, other.code)).status).toBe(200);
  });

  test('makes a fresh account for each, which can sign in with the password', async () => {
    const levers = await open();

    const one = await levers.mock.situations.make('fresh');
    const two = await levers.mock.situations.make('fresh');

    expect(one.email).not.toBe(two.email);
    const signedIn = await levers.send('/api/auth/sessions', json({ email: one.email, password: one.password }));
    expect(signedIn.status).toBe(200);
    expect((await exchangeCode(levers, one.code, one.email)).status).toBe(200);
  });

  test('brings an account that is there into it, and leaves its password alone', async () => {
    const levers = await open();

    const { code } = await levers.mock.situations.make('out-of-tries', { email: ada.email });

    expect((await exchangeCode(levers, code)).status).toBe(400);
    expect(await signInStatus(levers, ada.password)).toBe(200);
  });

  test('makes a link that leads where the backend is reached', async () => {
    const levers = await open();
    await levers.mock.options.set({ resetPasswordMethod: 'link' });
    const { link = '', token } = await levers.mock.situations.make('fresh');
    const [row] = await levers.mock.journal.list({ operation: 'sendResetPasswordEmail' });

    expect(link).toMatch(/^http:\/\/localhost:\d+(\/insforge)?\/api\/auth\/email\/reset-password-link\?token=/);
    expect(row).toMatchObject({ situation: 'fresh', response: { status: 202 } });
    const done = await levers.send(reset, json({ otp: token, newPassword: 'Another-Password-1' }));
    expect(done.status).toBe(200);
  });

  test('counts a limit for one account even where limits are off', async () => {
    const levers = await open();
    const { email } = await levers.mock.situations.make('rate-limited');

    expect((await askForReset(levers, email)).status).toBe(429);
    expect((await askForReset(levers)).status).toBe(202);
    await levers.mock.clock.advance('61s');
    expect((await askForReset(levers, email)).status).toBe(202);
  });

  test('an account that is rate-limited already stays so, without another mail', async () => {
    const levers = await open();
    await levers.mock.situations.make('rate-limited', { email: ada.email });

    const { answer, mail } = await levers.mock.situations.make('rate-limited', { email: ada.email });

    expect([answer?.status, mail]).toEqual([429, undefined]);
    expect((await askForReset(levers)).status).toBe(429);
  });

  test('lists its situations, with what each means and whether the whole world is in it', async () => {
    const { mock } = await open();

    const listed = await mock.situations.list();

    expect(listed).toContainEqual({ name: 'expired', means: 'the code or link has expired', scope: 'account' });
    expect(listed).toContainEqual({
      name: 'not-configured',
      means: 'the backend is not set up for password resets',
      scope: 'world',
    });
  });

  test('refuses what is none, and says how a situation is asked for', async () => {
    const { mock } = await open();
    const sentence = 'A situation is asked for with { email }, not with';

    for (const [request, told] of [
      [null, 'null'],
      [ada.email, `"${ada.email}"`],
      [[], '[]'],
      [{ mail: ada.email }, '"mail"'],
    ] as const) {
      const wrong: object = Object(JSON.parse(JSON.stringify({ request }))).request;
      await expect(mock.situations.make('fresh', wrong)).rejects.toThrow(`${sentence} ${told}.`);
    }
    expect(await mock.outbox.list()).toEqual([]);
  });

  test.each(['fresh', 'expired', 'used', 'oauth-only', 'rate-limited', 'rate-limited-address'])(
    '%s: where no mail can be sent it is refused, and nothing is changed',
    async (name) => {
      const { mock } = await open();
      await mock.options.set({ mail: 'not-configured' });
      const before = await mock.accounts.list();

      for (const request of [{}, { email: ada.email }, { email: 'new@example.com' }]) {
        await expect(mock.situations.make(name, request)).rejects.toThrow(
          `InsForge cannot be in the situation "${name}" now: the request for a reset mail was answered 503: {"error":"EMAIL_PROVIDER_NOT_CONFIGURED"`,
        );
      }
      expect([await mock.accounts.list(), await mock.limits.get()]).toEqual([before, 'off']);
    },
  );

  test('refuses a situation that there is not, and names those there are', async () => {
    const { mock } = await open();

    await expect(mock.situations.make('expried')).rejects.toThrow(
      'InsForge has no situation "expried". Known: fresh, expired, used,',
    );
  });
});
