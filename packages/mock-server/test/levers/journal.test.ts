import { expect, test } from 'vitest';
import { ada, askForReset, eachWay, exchangeCode, json, now, resetPassword } from './levers.ts';

eachWay(({ open }) => {
  test('has each request with its answer, its account and its mails, newest first', async () => {
    const levers = await open();
    await askForReset(levers);
    await levers.send('/api/auth/nope');

    const [unknown, asked] = await levers.mock.journal.list();
    const [mail] = await levers.mock.outbox.list();

    expect(unknown).toMatchObject({
      id: '2',
      method: 'GET',
      target: '/api/auth/nope',
      response: { status: 404 },
      mails: [],
    });
    expect(unknown?.operation).toBeUndefined();
    expect(asked).toMatchObject({
      id: '1',
      at: Date.parse(now),
      method: 'POST',
      target: '/api/auth/email/send-reset-password',
      operation: 'sendResetPasswordEmail',
      email: ada.email,
      ip: '127.0.0.1',
      request: { headers: { 'content-type': 'application/json' }, body: { email: ada.email } },
      response: { status: 202, body: { success: true } },
      mails: [mail?.id],
    });
  });

  test('tells the account of a request that has a secret in place of an address', async () => {
    const levers = await open();
    await askForReset(levers);
    await resetPassword(levers, 'A-new-password-1');

    const [row] = await levers.mock.journal.list({ operation: 'resetPassword' });

    expect(row).toMatchObject({ email: ada.email, response: { status: 200 } });
  });

  test('tells no account of a request that has a secret of before a restart', async () => {
    const levers = await open();
    await askForReset(levers);
    const [mail] = await levers.mock.outbox.list();
    const { token: otp } = await (await exchangeCode(levers, mail?.code)).json();
    const use = () => levers.send('/api/auth/email/reset-password', json({ otp, newPassword: 'no' }));
    await use();
    const [before] = await levers.mock.journal.list({ operation: 'resetPassword' });
    await levers.mock.restart();
    await use();

    const [after] = await levers.mock.journal.list({ operation: 'resetPassword' });

    expect([before?.email, after?.email]).toEqual([ada.email, undefined]);
  });

  test('hides passwords, codes and tokens unless they are asked for', async () => {
    const levers = await open();
    await askForReset(levers);
    const [mail] = await levers.mock.outbox.list();
    await resetPassword(levers, 'A-new-password-1');

    const hidden = JSON.stringify(await levers.mock.journal.list());
    const [row] = await levers.mock.journal.list({ operation: 'resetPassword', secrets: true });

    for (const secret of ['A-new-password-1', mail?.code]) expect(hidden).not.toContain(secret);
    expect(row?.request.body).toEqual({ otp: expect.any(String), newPassword: 'A-new-password-1' });
    expect(hidden).not.toContain(Reflect.get(Object(row?.request.body), 'otp'));
  });

  test('waits for the first row that matches if it is asked to', async () => {
    const levers = await open();
    const { journal } = levers.mock;
    await askForReset(levers);
    const waiting = journal.list({ operation: 'resetPassword', timeout: '1m' });

    await resetPassword(levers, 'A-new-password-1');

    expect(await waiting).toEqual(await journal.list({ operation: 'resetPassword' }));
    expect(await journal.list({ operation: 'signIn', timeout: 5 })).toEqual([]);
  });

  test('lists what matches, and what came after a row or a time', async () => {
    const levers = await open();
    await askForReset(levers);
    await exchangeCode(levers, '000000');
    await levers.mock.clock.advance('1m');
    await askForReset(levers, 'bob@example.com');
    const ids = async (filter: object): Promise<readonly string[]> =>
      (await levers.mock.journal.list(filter)).map(({ id }) => id);

    expect(await ids({ operation: 'sendResetPasswordEmail' })).toEqual(['3', '1']);
    expect(await ids({ status: 400 })).toEqual(['2']);
    expect(await ids({ email: 'BOB@example.com' })).toEqual(['3']);
    expect(await ids({ after: '1' })).toEqual(['3', '2']);
    expect(await ids({ after: Date.parse(now) })).toEqual(['3']);
    await expect(levers.mock.journal.list({ opration: 'x' } as never)).rejects.toThrow(/opration/);
  });

  test('names the fault that a request met', async () => {
    const levers = await open();
    const fault = await levers.mock.faults.add({ operation: 'sendResetPasswordEmail', cut: 'before', times: 1 });
    await askForReset(levers).catch(() => {});

    const [row] = await levers.mock.journal.list({ fault });

    expect(row).toMatchObject({ operation: 'sendResetPasswordEmail', fault, mails: [] });
    expect(row?.response).toBeUndefined();
  });

  test('has what a request needs to be sent again: URL, method, headers, body and operation', async () => {
    const levers = await open();
    await askForReset(levers);

    const [row] = await levers.mock.journal.list({ secrets: true });
    const { url = '', method = '', request } = row ?? {};
    const sent = await levers.send(url.slice(url.indexOf('/api/')), {
      method,
      headers: request?.headers ?? {},
      body: JSON.stringify(request?.body),
    });

    expect(url.endsWith('/api/auth/email/send-reset-password') && URL.canParse(url)).toBe(true);
    expect(sent.status).toBe(202);
    expect((await levers.mock.journal.list())[0]).toMatchObject({ url, operation: 'sendResetPasswordEmail' });
  });

  test('says which limit refused a request, and until when', async () => {
    const levers = await open({ limits: { send: { max: 1_000 }, cooldown: { windowMs: 60_000 } } });
    await askForReset(levers);
    await levers.mock.clock.advance('20s');
    await askForReset(levers);

    const [refused, first] = await levers.mock.journal.list();

    expect(refused).toMatchObject({
      response: { status: 429 },
      limit: { name: 'cooldown', until: Date.parse(now) + 60_000 },
    });
    expect(first?.limit).toBeUndefined();
  });

  test('says what a request did to an account', async () => {
    const levers = await open();
    const grace = 'grace@example.com';
    const anonKey = String(Reflect.get(Object(await levers.mock.options.get()), 'anonKey'));
    const signUp = json({ email: grace, password: 'Compiler-A0-1952' });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${anonKey}` };
    await levers.send('/api/auth/users', { ...signUp, headers });
    await askForReset(levers);
    await resetPassword(levers, 'A-new-password-1');

    const rows = await levers.mock.journal.list();

    expect(rows.flatMap(({ operation, accounts }) => (accounts ? [[operation, accounts]] : []))).toEqual([
      ['resetPassword', [{ email: ada.email, change: 'password' }]],
      ['signUp', [{ email: grace, change: 'made' }]],
    ]);
  });

  test('hands out each row once to who waits for it', async () => {
    const levers = await open();
    const waiting = levers.mock.journal.waitFor({ operation: 'sendResetPasswordEmail' });
    await askForReset(levers);

    expect((await waiting).id).toBe('1');
    await expect(levers.mock.journal.waitFor({ operation: 'resetPassword', timeout: 1 })).rejects.toThrow(
      'No request with {"operation":"resetPassword"} came within 1 ms.',
    );
  });

  test('says why a browser would not show an answer to a page', async () => {
    const levers = await open();
    await levers.send('/api/auth/email/send-reset-password', {
      ...json({ email: ada.email }),
      headers: { 'content-type': 'application/json', origin: 'https://app.example.com', cookie: 'a=b' },
    });
    await levers.mock.faults.add({ html: 502, times: 1 });
    await levers.send('/api/auth/public-config', { headers: { origin: 'https://app.example.com' } });

    const [proxied, allowed] = await levers.mock.journal.list();

    expect(allowed?.hiddenFromPage).toBeUndefined();
    expect(proxied?.hiddenFromPage).toBe(
      'A page at https://app.example.com cannot read this answer: it has no Access-Control-Allow-Origin.',
    );
  });

  test('is cleared', async () => {
    const levers = await open();
    await askForReset(levers);

    await levers.mock.journal.clear();

    expect(await levers.mock.journal.list()).toEqual([]);
  });

  test('keeps the last 1,000 rows', async () => {
    const levers = await open();
    for (let batch = 0; batch < 11; batch += 1)
      await Promise.all(Array.from({ length: 100 }, () => levers.send('/api/auth/public-config')));

    const rows = await levers.mock.journal.list();

    expect([rows.length, rows[0]?.id, rows.at(-1)?.id]).toEqual([1_000, '1100', '101']);
  });
});
