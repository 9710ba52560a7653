import { expect, test } from 'vitest';
import { ada, askForReset, eachWay, json, resetPassword, signInStatus } from './levers.ts';

const bob = { email: 'bob@example.com', password: 'Bobs-own-password-7' } as const;

eachWay(({ open }) => {
  test('answers once with a status in the words of the backend', async () => {
    const levers = await open();
    await levers.mock.faults.add({ operation: 'sendResetPasswordEmail', status: 429, times: 1 });

    const refused = await askForReset(levers);

    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('900');
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect(await refused.json()).toMatchObject({ statusCode: 429 });
    expect((await askForReset(levers)).status).toBe(202);
  });

  test('answers with a body of the test', async () => {
    const levers = await open();
    const body = { error: 'INTERNAL_ERROR', message: 'The database is asleep', statusCode: 500 };
    await levers.mock.faults.add({ operation: 'sendResetPasswordEmail', status: 500, body });

    expect(await (await askForReset(levers)).json()).toEqual(body);
  });

  test('leaves the password as it was if it fails before the change', async () => {
    const levers = await open();
    await askForReset(levers);
    await levers.mock.faults.add({ operation: 'resetPassword', status: 500, times: 1 });

    expect((await resetPassword(levers, 'A-new-password-1')).status).toBe(500);
    expect(await signInStatus(levers, ada.password)).toBe(200);
  });

  test('changes the password although it answers 500 if it fails after the change', async () => {
    const levers = await open();
    await askForReset(levers);
    await levers.mock.faults.add({ operation: 'resetPassword', status: 500, when: 'after', times: 1 });

    expect((await resetPassword(levers, 'A-new-password-1')).status).toBe(500);
    expect(await signInStatus(levers, 'A-new-password-1')).toBe(200);
  });

  test('answers with the page of a proxy, which no page of another origin can read', async () => {
    const levers = await open();
    await levers.mock.faults.add({ html: 502, times: 1 });

    const answer = await askForReset(levers);

    expect([answer.status, answer.headers.get('content-type')]).toEqual([502, 'text/html']);
    expect(await answer.text()).toContain('<title>502 Bad Gateway</title>');
    expect(await levers.mock.outbox.list()).toEqual([]);
  });

  test('sends half of a JSON body', async () => {
    const levers = await open();
    await levers.mock.faults.add({ operation: 'sendResetPasswordEmail', truncate: true });

    const answer = await askForReset(levers);

    expect(answer.status).toBe(202);
    await expect(answer.json()).rejects.toThrow(SyntaxError);
    expect(await levers.mock.outbox.list()).toHaveLength(1);
  });

  test('cuts the connection before the answer, and does nothing', async () => {
    const levers = await open();
    await levers.mock.faults.add({ operation: 'sendResetPasswordEmail', cut: 'before', times: 1 });

    await expect(askForReset(levers)).rejects.toThrow(TypeError);
    expect(await levers.mock.outbox.list()).toEqual([]);
  });

  test('cuts the connection before the answer, after the mail was sent', async () => {
    const levers = await open();
    await levers.mock.faults.add({ operation: 'sendResetPasswordEmail', cut: 'before', when: 'after', times: 1 });

    await expect(askForReset(levers)).rejects.toThrow(TypeError);
    expect(await levers.mock.outbox.list()).toHaveLength(1);
  });

  test('cuts the connection in the middle of the body', async () => {
    const levers = await open();
    await levers.mock.faults.add({ operation: 'sendResetPasswordEmail', cut: 'during', times: 1 });

    const answer = await askForReset(levers);

    expect(answer.status).toBe(202);
    await expect(answer.text()).rejects.toThrow(TypeError);
  });

  test('answers whole and then cuts the connection', async () => {
    const levers = await open();
    await levers.mock.faults.add({ operation: 'sendResetPasswordEmail', cut: 'after', times: 1 });

    expect(await (await askForReset(levers)).json()).toMatchObject({ success: true });
  });

  test('never answers until the client gives up', async () => {
    const levers = await open();
    await levers.mock.faults.add({ operation: 'sendResetPasswordEmail', delayMs: 'forever', times: 1 });

    const gone = new AbortController();
    const asking = levers.send('/api/auth/email/send-reset-password', {
      ...json({ email: ada.email }),
      signal: gone.signal,
    });
    const outcome = expect(asking).rejects.toThrow('The client gave up.');
    await expect.poll(() => levers.mock.faults.unused()).toEqual([]);
    gone.abort(new DOMException('The client gave up.', 'AbortError'));

    await outcome;
    expect(await levers.mock.outbox.list()).toEqual([]);
  });

  test('happens to one account alone, told by the address or by a secret in the request', async () => {
    const levers = await open({ seed: [ada, bob] });
    await levers.mock.faults.add({ operation: 'resetPassword', status: 500, email: bob.email });
    await askForReset(levers);

    expect((await resetPassword(levers, 'A-new-password-1')).status).toBe(200);
    expect(await levers.mock.faults.unused()).toHaveLength(1);
  });

  test('happens to a call by its number', async () => {
    const levers = await open();
    await levers.mock.faults.add({ operation: 'sendResetPasswordEmail', status: 500, nth: 2 });

    const statuses = [];
    for (let call = 0; call < 3; call += 1) statuses.push((await askForReset(levers)).status);

    expect(statuses).toEqual([202, 500, 202]);
  });

  test('happens to so many calls from a number on', async () => {
    const levers = await open();
    await levers.mock.faults.add({ operation: 'sendResetPasswordEmail', status: 500, nth: 2, times: 2 });

    const statuses = [];
    for (let call = 0; call < 4; call += 1) statuses.push((await askForReset(levers)).status);

    expect(statuses).toEqual([202, 500, 500, 202]);
  });

  test('happens to the call of a page, not to the preflight before it', async () => {
    const levers = await open();
    await levers.mock.faults.add({ truncate: true, times: 1 });
    const headers = { origin: 'http://localhost:5173', 'access-control-request-method': 'POST' };

    const preflight = await levers.send('/api/auth/email/send-reset-password', { method: 'OPTIONS', headers });

    expect(preflight.status).toBe(204);
    expect(await levers.mock.faults.unused()).toHaveLength(1);
    await expect((await askForReset(levers)).json()).rejects.toThrow(SyntaxError);
  });

  test('stays as it was added', async () => {
    const { mock } = await open();
    const body = { error: 'INTERNAL_ERROR', message: 'asleep', statusCode: 500 };
    await mock.faults.add({ operation: 'resetPassword', status: 500, body });

    body.message = 'awake';

    expect(await mock.faults.list()).toMatchObject([{ body: { message: 'asleep' } }]);
  });

  test('does not mind fields that are undefined', async () => {
    const levers = await open();
    const fault = { operation: 'sendResetPasswordEmail', status: 500, mail: undefined };
    await levers.mock.faults.add(fault);

    expect((await askForReset(levers)).status).toBe(500);
  });

  test('lists and counts faults, tells those that never happened, and removes them', async () => {
    const levers = await open();
    const used = await levers.mock.faults.add({ operation: 'sendResetPasswordEmail', status: 500, times: 1 });
    const unused = await levers.mock.faults.add({ operation: 'resetPassword', delayMs: 5 });
    await askForReset(levers);

    expect(await levers.mock.faults.list()).toEqual([
      { id: used, operation: 'sendResetPasswordEmail', status: 500, times: 1, fired: 1 },
      { id: unused, operation: 'resetPassword', delayMs: 5, fired: 0 },
    ]);
    expect((await levers.mock.faults.unused()).map(({ id }) => id)).toEqual([unused]);
    expect([await levers.mock.faults.remove(unused), await levers.mock.faults.remove(unused)]).toEqual([true, false]);
    await levers.mock.faults.clear();
    expect(await levers.mock.faults.list()).toEqual([]);
  });

  test('loses, doubles and bounces mails', async () => {
    const levers = await open();
    await levers.mock.faults.add({ mail: 'password-reset', do: 'lose', times: 1 });
    await levers.mock.faults.add({ mail: 'password-reset', do: 'duplicate', times: 1 });
    await levers.mock.faults.add({ mail: 'any', do: 'bounce', times: 1 });

    expect((await askForReset(levers)).status).toBe(202);
    expect(await levers.mock.outbox.list()).toEqual([]);

    await askForReset(levers);
    const [copy, original] = await levers.mock.outbox.list();
    expect(copy).toEqual({ ...original, id: expect.any(String) });
    expect(copy?.id).not.toBe(original?.id);

    await askForReset(levers);
    expect((await levers.mock.outbox.list())[0]).toMatchObject({
      kind: 'bounce',
      to: expect.not.stringContaining('ada'),
    });
  });

  test('delays a mail by the clock of the mock', async () => {
    const levers = await open();
    await levers.mock.faults.add({ mail: 'any', do: 'delay', by: '5m' });
    await askForReset(levers);
    expect(await levers.mock.outbox.list()).toEqual([]);
    const waiting = levers.mock.outbox.waitFor({ to: ada.email });

    await levers.mock.clock.advance('5m');

    expect((await waiting).to).toBe(ada.email);
  });

  test('lets the mail server refuse a mail, which the backend answers in its own way', async () => {
    const levers = await open();
    await levers.mock.faults.add({ mail: 'password-reset', do: 'refuse', times: 1 });

    expect((await askForReset(levers)).status).toBe(500);
    expect((await askForReset(levers)).status).toBe(202);
  });

  test('lets the mail server refuse the second mail', async () => {
    const levers = await open();
    await levers.mock.faults.add({ mail: 'password-reset', do: 'refuse', nth: 2 });

    const statuses = [];
    for (const email of ['nobody@example.com', ada.email, 'nobody@example.com', ada.email])
      statuses.push((await askForReset(levers, email)).status);

    expect(statuses).toEqual([202, 202, 202, 500]);
  });

  test.each<[object, string]>([
    [
      { operation: 'resetPasword', status: 500 },
      'InsForge has no operation "resetPasword". Known: sendResetPasswordEmail,',
    ],
    [{ operation: 'resetPassword', status: 418 }, 'InsForge answers resetPassword with 200, 400, '],
    [{ operation: 'resetPassword' }, 'A fault does nothing. Say what happens: status, delayMs, cut, html or truncate.'],
    [{ status: 500 }, 'A fault with a status needs the operation that answers it'],
    [{ operation: 'resetPassword', status: 500, tims: 1 }, 'A fault has no field "tims". Known: email, nth, times,'],
    [
      { operation: 'resetPassword', status: 500, times: 0 },
      'Expected a whole number from 1 as times of a fault, not 0.',
    ],
    [
      { operation: 'resetPassword', cut: 'now' },
      'Expected "before" or "during" or "after" as cut of a fault, not "now".',
    ],
    [{ mail: 'postcard', do: 'lose' }, 'as mail of a fault, not "postcard".'],
    [{ mail: 'any', do: 'delay' }, '"by" belongs to { do: \'delay\' } and is needed there'],
  ])('refuses the fault %j, and adds nothing', async (fault, sentence) => {
    const { mock } = await open();

    await expect(mock.faults.add(fault as never)).rejects.toThrow(sentence);
    expect(await mock.faults.list()).toEqual([]);
  });
});
