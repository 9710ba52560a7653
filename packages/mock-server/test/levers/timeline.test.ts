import { createMockServer, type Timeline } from '@resetkit/mock-server';
import { supabase } from '@resetkit/mock-server/supabase';
import { expect, onTestFinished, test } from 'vitest';
import { asked, email, good, seed, send } from './backend.ts';
import { all, backendNamed } from './backends.ts';
import { ada, askForReset, eachWay, now } from './levers.ts';

const start = Date.parse(now);
const minutes = (count: number): number => start + count * 60_000;

/** The entries in short: what it is, its state, from and until which minute, what began it and what ended it. */
function inShort({ entries }: Timeline) {
  const minute = (time: number | undefined) => (time === undefined ? undefined : (time - start) / 60_000);
  return entries.map(({ what, name, state, from, until, by, endedBy }) => [
    what === name ? what : `${what} ${name}`,
    state,
    minute(from),
    minute(until),
    by?.what,
    endedBy?.what,
  ]);
}

const none = undefined;

test.each(all)('$name: an account asks for a mail, signs in, and resets its password', async (backend) => {
  const { mock } = await asked(backend);
  await mock.clock.advance('1m');
  await send(mock, ...backend.signIn('Analytical-Engine-1843'));
  await mock.clock.advance('1m');
  await backend.redeem(mock, good);
  await mock.clock.advance('1m');

  const timeline = await mock.timeline(email);

  expect(inShort(timeline)).toEqual(backend.timeline.map((told) => Array.from({ length: 6 }, (_, at) => told[at])));
  expect([timeline.email, timeline.from, timeline.until]).toEqual([email, start, minutes(3)]);
});

test.each(all)('$name: each secret is in the state that `explain` says, in its words', async (backend) => {
  const { mock, ask } = await asked(backend);
  await mock.clock.advance('2m');
  await ask();
  await backend.redeem(mock, 'a');
  await mock.clock.advance('1d');
  await ask();

  const { entries } = await mock.timeline(email);

  const mailed = entries.filter((entry) => entry.mail !== undefined);
  const told = await Promise.all(mailed.map(({ mail = '' }) => mock.explain(mail)));
  expect(mailed.length).toBe(3);
  expect(mailed.map(({ state, sentence, from }) => ({ state, sentence, issuedAt: from }))).toEqual(
    told.map(({ state, sentence, issuedAt }) => ({ state, sentence, issuedAt })),
  );
});

test.each([
  ['InsForge, by code', 3, 'limit cooldown', 1],
  ['Supabase', 3, 'limit mailInterval', 1],
  ['AppHandoff', 8, 'limit sendPasswordReset', 15],
  ['Unleash', 1, 'limit cooldown', 1],
])(
  '%s: a limit that refused %i requests is one entry, until it allows the next one',
  async (name, tries, limit, until) => {
    const { mock, ask } = await asked(backendNamed(name));
    mock.limits.set('real');
    for (let asking = 0; asking < tries; asking += 1) await ask();

    const entries = inShort(await mock.timeline(email)).filter(([what]) => String(what).startsWith('limit'));

    expect(entries).toEqual([[limit, 'valid', 0, until, `POST ${(await mock.journal.list())[0]?.operation}`, none]]);
  },
);

test('Supabase: a session is one entry through all its refreshes, until the sign-out', async () => {
  const { mock } = await asked(backendNamed('Supabase'));
  const { anonKey: apikey } = Object(await mock.options.get());
  const signedIn = await send(mock, '/auth/v1/token?grant_type=password', { email, password: seed[0]?.password });
  let { refresh_token, access_token } = await signedIn.json();
  for (let refresh = 0; refresh < 3; refresh += 1) {
    await mock.clock.advance('1m');
    const refreshed = await send(mock, '/auth/v1/token?grant_type=refresh_token', { refresh_token });
    ({ refresh_token, access_token } = await refreshed.json());
  }
  await mock.clock.advance('1m');
  const headers = { apikey, authorization: `Bearer ${access_token}` };
  await mock.fetch('/auth/v1/logout?scope=local', { method: 'POST', headers });

  const sessions = inShort(await mock.timeline(email)).filter(([what]) => what === 'session');

  expect(sessions).toEqual([['session', 'ended', 0, 4, 'POST token', 'POST signOut']]);
});

test('AppHandoff: a request to the backend behind says in whose journal its row is', async () => {
  const backend = backendNamed('AppHandoff');
  const { mock } = await asked(backend);
  await backend.redeem(mock, good);

  const { entries } = await mock.timeline(email);

  const { by, endedBy } = entries.find(({ what }) => what === 'secret') ?? expect.fail();
  expect([by?.journal, endedBy]).toEqual([
    undefined,
    { what: 'GET followEmailLink', row: expect.stringMatching(/^\d+$/), journal: 'supabase', answer: '303' },
  ]);
});

test('a fault that answers 429 is a limit with the name of the operation', async () => {
  const { mock, ask } = await asked(backendNamed('InsForge, by code'));
  await mock.faults.add({ operation: 'sendResetPasswordEmail', status: 429, times: 1 });
  await ask();

  const { entries } = await mock.timeline(email);

  expect(entries.filter(({ what }) => what === 'limit')).toMatchObject([
    { name: 'sendResetPasswordEmail', from: start, by: { what: 'POST sendResetPasswordEmail', row: '2' } },
  ]);
});

test('`sessions.make` is a session whose refreshes and sign-outs are known', async () => {
  const mock = createMockServer(supabase(), { clock: now, seed });
  onTestFinished(() => mock.close());
  const { anonKey: apikey } = await mock.options.get();
  const { tokens } = await mock.sessions.make(email);
  await mock.clock.advance('1m');
  const headers = { apikey, authorization: `Bearer ${tokens.accessToken}` };
  await mock.fetch('/auth/v1/logout', { method: 'POST', headers });

  const { entries } = await mock.timeline(email);

  expect(inShort({ entries } as Timeline)).toEqual([
    ['account', 'valid', 0, none, none, none],
    ['session', 'ended', 0, 1, 'sessions.make', 'POST signOut'],
  ]);
  expect((await mock.explain(tokens.refreshToken ?? '')).state).toBe('ended');
});

eachWay(({ open }) => {
  test('tells spans and moments, each with the request or the lever that did it', async () => {
    const levers = await open({ limits: { cooldown: { windowMs: 60_000 } } });
    const { mock } = levers;
    const grace = 'grace@example.com';
    await mock.accounts.put({ email: grace, password: 'Compiler-A0-1952' });
    await mock.clock.advance('1m');
    await askForReset(levers, grace);
    await askForReset(levers, grace);
    const [mail] = await mock.outbox.list();
    await mock.clock.advance('1m');
    await mock.accounts.put({ email: grace, password: 'Flow-Matic-1955' });
    await mock.accounts.delete(grace);

    const timeline = await mock.timeline('Grace@Example.com');

    const asking = { what: 'POST sendResetPasswordEmail', row: '1', answer: '202' };
    expect(timeline).toEqual({
      email: 'Grace@Example.com',
      from: start,
      until: minutes(2),
      entries: [
        {
          what: 'account',
          name: 'account',
          sentence:
            'The account was made at 2026-01-02T03:04:05.000Z by accounts.put, and was deleted at 2026-01-02T03:06:05.000Z by accounts.delete.',
          from: start,
          until: minutes(2),
          state: 'account-gone',
          by: { what: 'accounts.put' },
          endedBy: { what: 'accounts.delete' },
        },
        {
          what: 'secret',
          name: 'password-reset',
          sentence:
            'The password-reset code for grace@example.com of 2026-01-02T03:05:05.000Z is refused, because the account was deleted.',
          from: minutes(1),
          until: minutes(2),
          state: 'account-gone',
          by: asking,
          endedBy: { what: 'accounts.delete' },
          mail: mail?.id,
        },
        {
          what: 'limit',
          name: 'cooldown',
          sentence:
            'The limit cooldown refused POST sendResetPasswordEmail at 2026-01-02T03:05:05.000Z, until 2026-01-02T03:06:05.000Z.',
          from: minutes(1),
          until: minutes(2),
          state: 'expired',
          by: { what: 'POST sendResetPasswordEmail', row: '2', answer: '429 TOO_MANY_REQUESTS' },
        },
        {
          what: 'password',
          name: 'password',
          sentence: 'A new password was set at 2026-01-02T03:06:05.000Z by accounts.put.',
          from: minutes(2),
          by: { what: 'accounts.put' },
        },
      ],
    });
  });

  test('tells nothing of an address that nobody asked for', async () => {
    const levers = await open();
    await askForReset(levers);

    expect(await levers.mock.timeline('nobody@example.com')).toEqual({
      email: 'nobody@example.com',
      from: start,
      until: start,
      entries: [],
    });
  });

  test('finds an account in capitals, and tells it as the account is spelled', async () => {
    const levers = await open();
    await askForReset(levers);

    const timeline = await levers.mock.timeline('ADA@EXAMPLE.COM');

    expect(timeline).toEqual(await levers.mock.timeline(ada.email));
    expect([timeline.email, timeline.entries.length]).toEqual([ada.email, 2]);
  });

  test.each(['', undefined, null, 7, {}])('refuses %j', async (asking) => {
    const { mock } = await open();

    await expect(mock.timeline(asking as never)).rejects.toThrow(
      `Expected the e-mail of an account, such as 'ada@example.com', not ${JSON.stringify(asking)}.`,
    );
  });
});

test('takes more requests than the journal keeps', async () => {
  const { mock } = await asked(backendNamed('InsForge, by code'));
  const exchange = '/api/auth/email/exchange-reset-password-token';
  for (let tries = 0; tries < 1_100; tries += 1) await send(mock, exchange, { email, code: '000000' });

  const { entries } = await mock.timeline(email);

  // The journal has forgotten who asked for the mail.
  expect(entries.map(({ what, state, by }) => [what, state, by])).toEqual([
    ['account', 'valid', none],
    ['secret', 'out-of-tries', none],
  ]);
});
