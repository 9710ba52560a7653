import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { supabase } from '@resetkit/mock-server/supabase';
import { expect, onTestFinished, test } from 'vitest';
import type { ControlledMockServer } from '../../src/core/server.ts';
import { asked, email, good, newest, now, page, seed, send } from './backend.ts';
import { all, backendNamed } from './backends.ts';
import { askForReset, eachWay, exchangeCode } from './levers.ts';

test.each(all)('$name: a mail that was not used is valid, and trying it has no consequences', async (backend) => {
  const { mock, mail } = await asked(backend);
  const before = [await mock.accounts.list(), (await mock.journal.list()).length];

  const explained = await mock.explain(mail);

  expect(explained).toMatchObject({ state: 'valid', email, kind: 'password-reset', issuedAt: Date.parse(now) });
  expect(explained.sentence).toMatch(
    /^The password-reset (code|link|code and link) for ada@example\.com of 2026-01-02T03:04:05\.000Z is valid until .*\.$/,
  );
  expect(explained.expiresAt).toBe(Date.parse(mail.expiresAt ?? ''));
  expect(explained.events[0]).toMatchObject({ at: Date.parse(now), what: expect.stringMatching(/ issued it$/) });
  expect([await mock.accounts.list(), (await mock.journal.list()).length]).toEqual(before);
  expect((await backend.redeem(mock, good)).status).toBeLessThan(400);
});

test.each(all)('$name: one that was used names the request that used it', async (backend) => {
  const { mock, mail } = await asked(backend);
  await mock.clock.advance('1m');
  await backend.redeem(mock, good);
  await mock.clock.advance('90d');

  const { state, sentence, events } = await mock.explain(mail.id);

  expect(state).toBe('used');
  expect(sentence).toMatch(
    new RegExp(`was used at 2026-01-02T03:05:05\\.000Z by ${backend.method} \\(row \\d+, answered \\d+\\)\\.$`),
  );
  expect(events.map(({ what }) => what)).toContain(`${backend.method} used it`);
  expect(JSON.stringify(events)).not.toContain(mail.token ?? mail.code);
});

test.each(all)('$name: one whose time is over has expired, even if it is tried again', async (backend) => {
  const { mock, mail } = await asked(backend);
  mock.clock.set(Date.parse(mail.expiresAt ?? '') + 1_000);
  await backend.redeem(mock, good);

  const { state, sentence } = await mock.explain(mail.token ?? mail.code ?? '');

  expect(state).toBe('expired');
  expect(sentence).toMatch(new RegExp(`expired at ${mail.expiresAt}\\.$`));
});

test.each(all)('$name: one that another mail followed is superseded, where that is so', async (backend) => {
  const { mock, mail, ask } = await asked(backend);
  await mock.clock.advance('2m');
  await ask();
  await backend.redeem(mock, good);

  const { state, sentence } = await mock.explain(mail);

  expect(state).toBe(backend.becomes.whenAnotherIsUsed);
  expect(sentence).toMatch(
    {
      valid: /is valid until/,
      ended: /was ended at 2026-01-02T03:06:05\.000Z by POST confirmPasswordReset .*\.$/,
      superseded: /was replaced at 2026-01-02T03:06:05\.000Z by POST .*newer one\.$/,
    }[String(state)] ?? /^$/,
  );
});

test.each(all)('$name: one whose account was deleted says so', async (backend) => {
  const { mock, mail } = await asked(backend);
  await mock.accounts.delete(email);

  expect(await mock.explain(mail)).toMatchObject({
    state: 'account-gone',
    sentence: expect.stringMatching(/is refused, because the account was deleted\.$/),
  });
});

const byLink = all.filter(({ becomes }) => becomes.whenOpened);

test.each(byLink)('$name: one that a scanner opened is used only where opening uses it', async (backend) => {
  const { mock, mail } = await asked(backend);
  for (const method of ['GET', 'HEAD', 'GET']) await send2(mock, mail.link ?? '', method);

  const { state } = await mock.explain(mail);

  expect(state).toBe(backend.becomes.whenOpened);
});

async function send2(mock: ControlledMockServer, link: string, method: string): Promise<void> {
  const { pathname, search } = new URL(link);
  await mock.fetch(pathname + search, { method, redirect: 'manual' });
}

test('InsForge: a code that was tried too often names the last try', async () => {
  const { mock, mail } = await asked(backendNamed('InsForge, by code'));
  const wrong = mail.code === '000000' ? '000001' : '000000';
  for (let tries = 0; tries < 4; tries += 1)
    await send(mock, '/api/auth/email/exchange-reset-password-token', { email, code: wrong });

  const { state, sentence } = await mock.explain(mail.code ?? '');

  expect([state, sentence]).toEqual([
    'out-of-tries',
    expect.stringMatching(/tried 3 times, the last time .* \(row 4, answered 400\)/),
  ]);
});

test('Stack Auth: a code that was checked too often names the last try', async () => {
  const { mock, mail } = await asked(backendNamed('Stack Auth'));
  for (let tries = 0; tries < 21; tries += 1)
    await send(mock, '/api/v1/auth/password/reset/check-code', { code: mail.token });

  const { state, sentence } = await mock.explain(mail);

  expect([state, sentence]).toEqual([
    'out-of-tries',
    expect.stringMatching(/tried 20 times, .* \(row 21, answered 200\)/),
  ]);
});

test('Stack Auth: a password that is too short burns the link', async () => {
  const { mock, mail } = await asked(backendNamed('Stack Auth'));
  await send(mock, '/api/v1/auth/password/reset', { code: mail.token, password: 'a' });

  expect(await mock.explain(mail)).toMatchObject({
    state: 'burnt',
    sentence: expect.stringMatching(/POST resetPassword \(row 2, answered 400\)/),
  });
});

test.each(all)('$name: a password that is too weak burns it only where that is so', async (backend) => {
  const { mock, mail } = await asked(backend);
  await backend.redeem(mock, 'a');

  expect((await mock.explain(mail)).state).toBe(backend.becomes.whenPasswordIsWeak);
});

test('InsForge: the token that a code was exchanged for has a life of its own', async () => {
  const { mock, mail } = await asked(backendNamed('InsForge, by code'));
  const { token } = await (
    await send(mock, '/api/auth/email/exchange-reset-password-token', { email, code: mail.code })
  ).json();

  const before = await mock.explain(token);
  await send(mock, '/api/auth/email/reset-password', { otp: token, newPassword: good });
  const after = await mock.explain(token);

  expect([before.state, before.email, before.kind]).toEqual(['valid', email, undefined]);
  expect(after.sentence).toMatch(
    /^The token for ada@example\.com of .* was used at .* by POST resetPassword \(row 3, answered 200\)\.$/,
  );
});

eachWay(({ open }) => {
  test('tells the same over a port: the sentence, the state and the request that ended it', async () => {
    const levers = await open();
    await askForReset(levers);
    const { id, code = '' } = await levers.mock.outbox.waitFor();
    await exchangeCode(levers, code);
    const [row] = await levers.mock.journal.list({ operation: 'exchangeResetPasswordToken' });
    const [asked] = await levers.mock.journal.list({ operation: 'sendResetPasswordEmail' });

    const explained = await levers.mock.explain({ id });

    expect(explained).toEqual({
      sentence: `The password-reset code for ${email} of 2026-01-02T03:04:05.000Z was used at 2026-01-02T03:04:05.000Z by POST exchangeResetPasswordToken (row 2, answered 200).`,
      state: 'used',
      email,
      kind: 'password-reset',
      issuedAt: Date.parse(now),
      expiresAt: Date.parse(now) + 15 * 60_000,
      events: [
        { at: Date.parse(now), what: 'POST sendResetPasswordEmail issued it', row: asked },
        { at: Date.parse(now), what: 'POST exchangeResetPasswordToken used it', row },
      ],
    });
    expect(await levers.mock.explain(code)).toEqual(explained);
  });

  test('names the situation whose requests ended a secret', async () => {
    const { mock } = await open();
    const { code = '' } = await mock.situations.make('used');

    expect((await mock.explain(code)).sentence).toMatch(
      /was used at .* by POST exchangeResetPasswordToken of the situation used \(row \d+, answered 200\)\.$/,
    );
  });
});

test('a mail that was deleted from the outbox is known, and so is its link in a page of the app', async () => {
  const { mock, mail } = await asked(backendNamed('InsForge, by link'));
  await mock.outbox.clear();

  expect((await mock.explain(`${page}?insforge_status=ready&token=${mail.token}`)).state).toBe('valid');
});

test('a mail that was sent after its time was over did not end it', async () => {
  const { mock, mail, ask } = await asked(backendNamed('InsForge, by code'));
  await mock.clock.advance('16m');
  await ask();

  expect((await mock.explain(mail)).state).toBe('expired');
});

test('Supabase: a lifetime that was changed since the mail decides, whatever the mail says', async () => {
  const { mock, mail } = await asked(backendNamed('Supabase'));
  await mock.clock.advance('2m');
  await mock.options.set({ otpExpirySeconds: 60 });
  const shortened = await mock.explain(mail);
  await mock.clock.advance('2h');
  await mock.options.set({ otpExpirySeconds: 86_400 });
  const prolonged = await mock.explain(mail);

  expect([shortened.state, shortened.sentence]).toEqual(['expired', expect.stringMatching(/:05\.000Z expired\.$/)]);
  expect([prolonged.state, prolonged.sentence]).toEqual(['valid', expect.stringMatching(/:05\.000Z is valid\.$/)]);
});

test('AppHandoff: a link that was followed at a Supabase project of its own is used', async () => {
  const project = createMockServer(supabase(), { clock: now, seed });
  const mock = createMockServer(apphandoff(), { behind: project });
  onTestFinished(() => project.close());
  await send(mock, '/auth/send-password-reset', { email });
  const mail = await newest(mock);
  const before = await mock.explain(mail);
  const { pathname, search } = new URL(mail.link ?? '');
  await project.fetch(pathname + search, { redirect: 'manual' });

  const after = await mock.explain(mail);

  expect([before.state, after.state]).toEqual(['valid', 'used']);
  expect(after.sentence).toMatch(/was used at .* by GET followEmailLink \(row \d+, answered 303\)\.$/);
  expect(after.events.map(({ what }) => what)).toEqual([
    'POST sendPasswordReset issued it',
    'POST generateLink issued it',
    'GET followEmailLink used it',
  ]);
});

test('what no mail and no answer carried is unknown', async () => {
  const { mock } = await asked(backendNamed('Supabase'));

  expect(await mock.explain('999-never')).toEqual({
    sentence: 'No mail and no answer carried this.',
    state: 'unknown',
    events: [],
  });
  await expect(mock.explain('')).rejects.toThrow('Expected a mail, its id, or a code, token or link');
});

test.each(all.filter(({ name }) => ['Supabase', 'AppHandoff'].includes(name)))(
  '$name: a link whose account was banned is refused with the name of the error, which a redirect carries',
  async ({ make }) => {
    const mock = make();
    onTestFinished(() => mock.close());
    const { mail } = await mock.situations.make('disabled');

    expect((await mock.explain(mail ?? '')).sentence).toMatch(
      / is refused: the backend answers 303 user_banned, and no request in the journal ended it\.$/,
    );
  },
);

test('what was ended while the journal did not look is refused, in the words of the backend', async () => {
  const { mock, mail } = await asked(backendNamed('Unleash'));
  await backendNamed('Unleash').redeem(mock, good);
  await mock.journal.clear();

  expect(await mock.explain(mail)).toMatchObject({
    state: 'refused',
    sentence: expect.stringMatching(
      /is refused: the backend answers 401 \w+, and no request in the journal ended it\.$/,
    ),
  });
});
