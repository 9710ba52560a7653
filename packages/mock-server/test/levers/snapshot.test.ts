import { createMemoryStore, createMockServer } from '@resetkit/mock-server';
import { createMockControl } from '@resetkit/mock-server/control';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { supabase } from '@resetkit/mock-server/supabase';
import { expect, onTestFinished, test } from 'vitest';
import { rowsVersion } from '../../src/core/rows-version.ts';
import { ada, askForReset, eachWay, exchangeCode, json, now, resetPassword, signInStatus } from './levers.ts';

const sessions = '/api/auth/sessions';

eachWay(({ open }) => {
  test('restores everything that a test can change', async () => {
    const levers = await open({ random: 'x' });
    const { mock } = levers;
    await mock.options.set({ resetPasswordMethod: 'link' });
    await mock.limits.set({ send: { max: 7 } });
    await mock.delays.set(1);
    await mock.codes.set(['654321']);
    await mock.clock.advance('1h');
    await mock.clock.freeze();
    await mock.faults.add({ operation: 'signIn', status: 500, nth: 2 });
    await mock.faults.add({ mail: 'any', do: 'delay', by: '5m', times: 1 });
    await mock.situations.make('rate-limited', { email: ada.email });
    await signInStatus(levers, ada.password);
    const taken = await mock.snapshot();
    await mock.restart();

    await mock.restore(taken);

    expect(await mock.snapshot()).toEqual(taken);
    expect(await mock.options.get()).toMatchObject({ resetPasswordMethod: 'link' });
    expect([await mock.limits.get(), await mock.delays.get()]).toEqual([{ send: { max: 7 } }, 1]);
    expect(await mock.codes.get()).toEqual(['654321']);
    expect([await mock.clock.now(), await mock.clock.isFrozen()]).toEqual([Date.parse(now) + 3_600_000, true]);
    expect((await mock.faults.list()).map(({ id }) => id)).toEqual(['fault-1', 'fault-2']);
    // The second sign-in that the fault sees, and the first request of an account that is limited.
    expect(await signInStatus(levers, ada.password)).toBe(500);
    expect((await askForReset(levers)).status).toBe(429);
    expect(await mock.faults.add({ html: 502 })).toBe('fault-3');
  });

  test('goes back in time: an expired code is good again, and a session is open again', async () => {
    const levers = await open();
    const signedIn = await (await levers.send(sessions, json({ email: ada.email, password: ada.password }))).json();
    await askForReset(levers);
    const { code } = await levers.mock.outbox.waitFor();
    const taken = await levers.mock.snapshot();
    await levers.mock.accounts.delete(ada.email);
    await levers.mock.clock.advance('1d');

    await levers.mock.restore(taken);

    expect((await exchangeCode(levers, code)).status).toBe(200);
    const headers = { authorization: `Bearer ${signedIn.accessToken}` };
    const current = await levers.send(`${sessions}/current`, { headers });
    expect([current.status, (await current.json()).user.email]).toEqual([200, ada.email]);
  });

  test('remembers which mails were handed out, and draws the same codes once more', async () => {
    const levers = await open({ random: 'x' });
    await askForReset(levers);
    const first = await levers.mock.outbox.waitFor();
    const taken = await levers.mock.snapshot();
    await askForReset(levers);
    const second = await levers.mock.outbox.waitFor();

    await levers.mock.restore(taken);

    await expect(levers.mock.outbox.waitFor({ timeout: 1 })).rejects.toThrow('No mail came');
    expect(await levers.mock.outbox.list()).toEqual([first]);
    await askForReset(levers);
    expect(await levers.mock.outbox.waitFor()).toEqual(second);
  });

  test('a delayed mail of the snapshot arrives by the clock', async () => {
    const levers = await open();
    await levers.mock.faults.add({ mail: 'any', do: 'delay', by: '5m' });
    await askForReset(levers);
    const taken = await levers.mock.snapshot();
    await levers.mock.restart();
    await levers.mock.restore(taken);
    const waiting = levers.mock.outbox.waitFor({ to: ada.email, timeout: '1m' });

    expect(await levers.mock.outbox.list()).toEqual([]);
    await levers.mock.clock.advance('5m');

    expect((await waiting).to).toBe(ada.email);
  });

  test('a fault of one account meets the token that was given to it before the snapshot', async () => {
    const levers = await open();
    await askForReset(levers);
    const [mail] = await levers.mock.outbox.list();
    const { token: otp } = await (await exchangeCode(levers, mail?.code)).json();
    await levers.mock.faults.add({ operation: 'resetPassword', status: 500, email: ada.email });
    const fresh = await open();

    await fresh.mock.restore(await levers.mock.snapshot());

    const answer = await fresh.send('/api/auth/email/reset-password', json({ otp, newPassword: 'Another-Password-1' }));
    expect(answer.status).toBe(500);
  });

  test('leaves the journal as it is', async () => {
    const levers = await open();
    const taken = await levers.mock.snapshot();
    await askForReset(levers);

    await levers.mock.restore(taken);

    expect((await levers.mock.journal.list()).map(({ operation }) => operation)).toEqual(['sendResetPasswordEmail']);
  });

  const refused: readonly (readonly [what: string, change: (good: Record<string, unknown>) => object, why: string])[] =
    [
      [
        'anything else',
        () => ({ accounts: [] }),
        'Expected a snapshot that mock.snapshot() has made, not {"accounts":[]}.',
      ],
      [
        'another version',
        (good) => ({ ...good, version: 1 }),
        `This snapshot has version 1. This Resetkit restores version ${rowsVersion}.`,
      ],
      [
        "another provider's",
        (good) => ({ ...good, provider: 'supabase' }),
        'This snapshot is of "supabase". This mock server is one of insforge.',
      ],
      [
        "another server's",
        (good) => ({ ...good, imitates: 'InsForge 1.0.0' }),
        'This snapshot is of "InsForge 1.0.0". This mock server imitates',
      ],
      ['a damaged one', (good) => ({ ...good, clock: {} }), 'This snapshot is damaged at clock.now.'],
      ['one with more', (good) => ({ ...good, more: 1 }), 'This snapshot is damaged at more.'],
      ['one without servers', (good) => ({ ...good, servers: [] }), 'This mock server is one of insforge.'],
      [
        'wrong limits',
        (good) => changed(good, { limits: { nope: { max: 1 } } }),
        'There is no limit named "nope". Known:',
      ],
      [
        'wrong limits of one account',
        (good) => changed(good, { limitedAccounts: [{ email: ada.email, limits: { nope: { max: 1 } } }] }),
        'There is no limit named "nope". Known:',
      ],
      [
        'a time that there is not',
        (good) => ({ ...good, clock: { now: 1e300, frozen: false } }),
        'This snapshot is damaged at clock.now.',
      ],
      [
        'rows of a namespace',
        (good) => changed(good, { rows: { seeded: 'insforge', '@worker-3/seeded': true } }),
        'This snapshot is damaged at rows.@worker-3/seeded: it is of another world.',
      ],
      ['no rows', (good) => changed(good, { rows: {} }), 'This snapshot is damaged at servers.0.rows.seeded.'],
      ['wrong delays', (good) => changed(good, { delays: -1 }), 'as delays, not -1.'],
      ['wrong codes', (good) => changed(good, { codes: ['12'] }), 'Expected 6 digits as a code of InsForge'],
      [
        'an unknown fault',
        (good) =>
          changed(good, {
            faults: { count: 1, rows: [{ id: 'fault-1', fault: { operation: 'nope' }, calls: 0, fired: 0 }] },
          }),
        'A fault does nothing.',
      ],
      [
        'wrong options',
        (good) => changed(good, { rows: { seeded: 'insforge', options: { value: { nope: 1 } } } }),
        'InsForge has no option "nope".',
      ],
    ];

  test.each(refused)('refuses %s, and changes nothing', async (_what, change, why) => {
    const levers = await open();
    const good = await levers.mock.snapshot();
    await askForReset(levers);
    await levers.mock.clock.advance('1h');
    const before = await levers.mock.snapshot();

    await expect(levers.mock.restore(change({ ...good }))).rejects.toThrow(why);

    expect(await levers.mock.snapshot()).toEqual(before);
  });
});

test('restores over a port what was taken in the process, and the other way round', async () => {
  const inProcess = createMockServer(insforge(), { clock: now, seed: [ada], random: 'x' });
  const levers = { mock: inProcess, send: inProcess.fetch };
  await askForReset(levers);
  const { code } = await inProcess.outbox.waitFor();
  const server = await serve(createMockServer(insforge()), { port: 0 });
  onTestFinished(() => server.close());
  const remote = createMockControl({ baseUrl: server.url, provider: 'insforge' });

  await remote.restore(await inProcess.snapshot());
  await resetPassword(
    { mock: remote, send: (path, init) => fetch(`${server.url}/insforge${path}`, init) },
    'New-Password-1',
  );
  await inProcess.restore(await remote.snapshot());

  expect((await exchangeCode(levers, code)).status).toBe(400);
  expect([await signInStatus(levers, ada.password), await signInStatus(levers, 'New-Password-1')]).toEqual([401, 200]);
});

test('a second factor gives the same codes again, and one that was used is good again', async () => {
  const seed = [{ ...ada, secondFactors: [{ friendlyName: 'phone' }] }];
  const mock = createMockServer(supabase(), { clock: now, seed });
  const { anonKey } = await mock.options.get();
  const call = async (path: string, body: object, token: string = anonKey) => {
    const headers = { apikey: anonKey, authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await mock.fetch(`/auth/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, body: await answer.json() };
  };
  const { body: session } = await call('/token?grant_type=password', ada);
  const factor = `/factors/${session.user.factors[0].id}`;
  const { body: challenge } = await call(`${factor}/challenge`, {}, session.access_token);
  const code = await mock.secondFactors.code(ada.email);
  const verify = () => call(`${factor}/verify`, { challenge_id: challenge.id, code }, session.access_token);
  const taken = await mock.snapshot();
  expect([(await verify()).status, (await verify()).status]).not.toEqual([200, 200]);

  await mock.restore(taken);

  expect(await mock.secondFactors.code(ada.email)).toBe(code);
  expect((await verify()).status).toBe(200);
});

test('has what is in its own world, and nothing of its namespaces', async () => {
  const store = createMemoryStore();
  const mock = createMockServer(insforge(), { clock: now, seed: [ada], store });
  const worker = mock.namespace('worker-3');
  await worker.accounts.put({ email: 'bob@example.com' });
  const taken = await mock.snapshot();

  await mock.restore(taken);

  expect(Object.keys(taken.servers[0]?.rows ?? {}).filter((key) => key.startsWith('@'))).toEqual([]);
  expect((await worker.accounts.list()).map(({ email }) => email)).toEqual([ada.email, 'bob@example.com']);
  await worker.restore(taken);
  expect((await worker.accounts.list()).map(({ email }) => email)).toEqual([ada.email]);
});

test('puts everything back if the store refuses a row', async () => {
  const store = createMemoryStore();
  let refuses = false;
  const mock = createMockServer(insforge(), {
    clock: now,
    seed: [ada],
    store: {
      ...store,
      async update(key, change) {
        if (refuses && key.startsWith('outbox/')) throw new Error('The store is full.');
        return store.update(key, change);
      },
    },
  });
  const start = await mock.snapshot();
  await askForReset({ mock, send: mock.fetch });
  const full = await mock.snapshot();
  await mock.restore(start);
  refuses = true;

  await expect(mock.restore(full)).rejects.toThrow('The store is full.');

  expect(await mock.snapshot()).toEqual(start);
});

test('tells the listener about a delayed mail of the snapshot when it arrives', async () => {
  const source = createMockServer(insforge(), { clock: now, seed: [ada] });
  await source.faults.add({ mail: 'any', do: 'delay', by: '5m' });
  await askForReset({ mock: source, send: source.fetch });
  const told: string[] = [];
  const mock = createMockServer(insforge(), { clock: now, onMail: ({ to }) => void told.push(to) });
  await mock.restore(await source.snapshot());
  expect(told).toEqual([]);

  mock.clock.advance('5m');

  await expect.poll(() => told).toEqual([ada.email]);
});

test('answers requests in flight first', async () => {
  const mock = createMockServer(insforge(), { clock: now, seed: [ada] });
  const asking = askForReset({ mock, send: mock.fetch });

  const [, taken] = await Promise.all([asking, mock.snapshot()]);

  expect(Object.keys(taken.servers[0]?.rows ?? {}).filter((key) => key.startsWith('outbox/'))).toHaveLength(1);
});

function changed(good: Record<string, unknown>, changes: object): object {
  const servers = good.servers as readonly object[];
  return { ...good, servers: [{ ...servers[0], ...changes }] };
}
