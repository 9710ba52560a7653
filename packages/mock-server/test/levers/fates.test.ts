import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { expect, onTestFinished, test } from 'vitest';
import { fateSentence } from '../../src/core/explain/fate.ts';
import type { ControlledMockServer } from '../../src/core/server.ts';
import { asked, email, good, seed, send } from './backend.ts';
import { all, backendNamed } from './backends.ts';
import { ada, askForReset, eachWay, exchangeCode, now } from './levers.ts';

const start = Date.parse(now);

test.each(all)('$name: the fate of each mail is what `explain` says of it', async (backend) => {
  const { mock, ask } = await asked(backend);
  await mock.clock.advance('2m');
  await ask();
  await backend.redeem(mock, 'a');
  await mock.clock.advance('1d');
  await ask();
  await backend.redeem(mock, good);
  await mock.situations.make('expired');
  await mock.situations.make('used');
  await mock.clock.advance('2m');
  await ask();
  await mock.accounts.put({ email: 'grace@example.com', password: good });
  await mock.situations.make('fresh', { email: 'grace@example.com' }).catch(() => {});
  await mock.accounts.delete('grace@example.com');
  const mails = await mock.outbox.list();

  const fates = await mock.fates();

  const told = await Promise.all(mails.map(({ id }) => mock.explain(id)));
  expect(fates.map(({ id, state, endedBy }) => [id, state, endedBy?.row])).toEqual(
    told.map(({ state, sentence }, index) => [mails[index]?.id, state, /\(row (\d+),/.exec(sentence)?.[1]]),
  );
  expect(new Set(fates.map(({ state }) => state)).size).toBeGreaterThan(2);
});

/** The states of all mails, which are those that `explain` says. */
async function states(mock: ControlledMockServer): Promise<readonly string[]> {
  const fates = await mock.fates();
  const told = await Promise.all(fates.map(({ id }) => mock.explain(id)));
  expect(fates.map(({ state }) => state)).toEqual(told.map(({ state }) => state));
  return fates.map(({ state }) => state);
}

test.each(all)('$name: asked again, fates follow whatever has changed meanwhile', async (backend) => {
  const { mock, ask } = await asked(backend);
  const before = await mock.snapshot();
  await mock.clock.advance('2m');
  await ask();
  await states(mock);
  await backend.redeem(mock, good);
  const used = await states(mock);
  await mock.journal.clear();
  const forgotten = await states(mock);
  await mock.clock.advance('8d');
  await states(mock);
  await mock.restore(before);
  const restored = await states(mock);
  await mock.accounts.delete(email);

  // The journal of the backend behind AppHandoff was not cleared.
  const [ended, gone] = backend.name === 'AppHandoff' ? ['used', 'superseded'] : ['refused', 'account-gone'];
  expect([used[0], forgotten[0], restored, await states(mock)]).toEqual(['used', ended, ['valid'], [gone]]);
});

test('Supabase: asked again, fates follow a lifetime that was changed', async () => {
  const { mock } = await asked(backendNamed('Supabase'));
  await mock.clock.advance('2h');
  const expired = await states(mock);
  await mock.options.set({ otpExpirySeconds: 86_400 });

  expect([expired, await states(mock)]).toEqual([['expired'], ['valid']]);
});

test('asked again, the backend tries only the secrets that have not ended', async () => {
  let tries = 0;
  const { resetSteps = expect.fail(), ...provider } = insforge();
  const { redeem = expect.fail() } = resetSteps;
  const counted: typeof redeem = (...given) => {
    tries += 1;
    return redeem(...given);
  };
  const mock = createMockServer({ ...provider, resetSteps: { ...resetSteps, redeem: counted } }, { clock: now, seed });
  onTestFinished(() => mock.close());
  for (let asking = 0; asking < 30; asking += 1) await send(mock, '/api/auth/email/send-reset-password', { email });

  await mock.fates();
  const first = tries;
  await mock.fates();

  expect([first, tries - first]).toEqual([29 * 2 + 1, 1]);
});

test('Stack Auth: a link that a weak password has burnt says with which answer', async () => {
  const { mock, mail } = await asked(backendNamed('Stack Auth'));
  await send(mock, '/api/v1/auth/password/reset', { code: mail.token, password: 'a' });
  await mock.clock.advance('12s');

  expect(await mock.fates()).toEqual([
    {
      id: mail.id,
      state: 'burnt',
      sentence: 'burnt by POST resetPassword (400 PASSWORD_TOO_SHORT) 12 s ago',
      until: start,
      endedBy: { what: 'POST resetPassword', row: '2', answer: '400 PASSWORD_TOO_SHORT' },
    },
  ]);
});

test('Supabase: a mail without a secret says so, here and to `explain`', async () => {
  const backend = backendNamed('Supabase');
  const { mock } = await asked(backend);
  await mock.options.set({ mailerNotificationsPasswordChangedEnabled: true });
  const signedIn = await send(mock, ...backend.signIn('Analytical-Engine-1843'));
  const { access_token: token } = await signedIn.json();
  const { anonKey: apikey } = Object(await mock.options.get());
  const headers = { apikey, authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  await mock.fetch('/auth/v1/user', { method: 'PUT', headers, body: JSON.stringify({ password: good }) });

  const [fate] = await mock.fates({ kind: 'notification' });

  expect(fate).toEqual({ id: expect.any(String), state: 'none', sentence: 'carries no secret' });
  expect(await mock.explain(fate?.id ?? '')).toMatchObject({
    state: 'none',
    sentence: `The notification mail for ${email} of 2026-01-02T03:04:05.000Z carries no secret.`,
  });
});

eachWay(({ open }) => {
  test('tells what became of all mails at once, newest first', async () => {
    const levers = await open();
    const { mock } = levers;
    await askForReset(levers);
    await mock.clock.advance('1m');
    await askForReset(levers);
    await mock.clock.advance('1m');
    const [second, first] = await mock.outbox.list();
    const before = await mock.fates();
    await exchangeCode(levers, second?.code);
    await mock.clock.advance('12s');

    const replaced = {
      id: first?.id,
      state: 'superseded',
      until: start + 60_000,
      endedBy: { what: 'POST sendResetPasswordEmail', row: '2', answer: '202' },
    };
    expect(before).toEqual([
      { id: second?.id, state: 'valid', sentence: 'not used yet, expires in 14 min', until: start + 16 * 60_000 },
      { ...replaced, sentence: 'replaced by a newer one 60 s ago' },
    ]);
    expect(await mock.fates()).toEqual([
      {
        id: second?.id,
        state: 'used',
        sentence: 'used by POST exchangeResetPasswordToken 12 s ago',
        until: start + 2 * 60_000,
        endedBy: { what: 'POST exchangeResetPasswordToken', row: '3', answer: '200' },
      },
      { ...replaced, sentence: 'replaced by a newer one 72 s ago' },
    ]);
  });

  test('tells of those that a filter of the outbox finds, and refuses a filter that it does not know', async () => {
    const levers = await open();
    const { mock } = levers;
    await askForReset(levers);
    await mock.accounts.put({ email: 'grace@example.com', password: good });
    await askForReset(levers, 'grace@example.com');
    const [grace, mail] = await mock.outbox.list();
    const ids = async (filter: object): Promise<readonly string[]> => (await mock.fates(filter)).map(({ id }) => id);

    expect(await ids({ to: 'ADA@example.com' })).toEqual([mail?.id]);
    expect(await ids({ after: mail?.id })).toEqual([grace?.id]);
    expect(await ids({ kind: 'invitation' })).toEqual([]);
    await expect(ids({ too: ada.email })).rejects.toThrow('Mails have no filter "too". Known: to, kind, after.');
    await expect(ids({ timeout: 5 })).rejects.toThrow('Mails have no filter "timeout". Known: to, kind, after.');
    await expect(ids({ kind: 'letter' })).rejects.toThrow('Expected one of password-reset, verification, sign-in,');
  });
});

test('tells of hundreds of mails at once', async () => {
  const { mock, ask } = await asked(backendNamed('InsForge, by code'));
  for (let more = 0; more < 300; more += 1) await ask();
  const mails = await mock.outbox.list();

  const fates = await mock.fates();

  expect(fates.map(({ id }) => id)).toEqual(mails.map(({ id }) => id));
  expect(fates.map(({ state }) => state)).toEqual(['valid', ...Array(300).fill('superseded')]);
});

test.each([
  [{ state: 'valid' }, 'not used yet'],
  [{ state: 'valid', until: 100_000 }, 'not used yet, expires in 100 s'],
  [{ state: 'valid', until: 7_199_999 }, 'not used yet, expires in 119 min'],
  [{ state: 'valid', until: 86_400_000 }, 'not used yet, expires in 24 h'],
  [{ state: 'valid', until: 604_800_000 }, 'not used yet, expires in 7 d'],
  [{ state: 'expired' }, 'expired'],
  [{ state: 'expired', until: -180_000 }, 'expired 3 min ago'],
  [{ state: 'used', until: 0, endedBy: { what: 'GET verify' } }, 'used by GET verify just now'],
  [{ state: 'out-of-tries', until: -5_000, endedBy: { what: 'POST x' } }, 'tried too often, last by POST x 5 s ago'],
  [{ state: 'ended', until: -5_000, endedBy: { what: 'POST signOut' } }, 'ended by POST signOut 5 s ago'],
  [{ state: 'account-gone' }, 'its account was deleted'],
  [{ state: 'refused' }, 'refused by the backend'],
  [{ state: 'unknown' }, 'not known'],
] as const)('a fate in words: %j is "%s"', (fate, sentence) => {
  expect(fateSentence(fate, 0)).toBe(sentence);
});
