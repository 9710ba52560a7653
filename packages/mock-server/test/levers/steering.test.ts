import { expect, test } from 'vitest';
import { ada, askForReset, eachWay, exchangeCode, now, signInStatus } from './levers.ts';

const start = Date.parse(now);

eachWay(({ open }) => {
  test('moves the clock forward, to a moment, and not back', async () => {
    const { mock } = await open();

    expect(await mock.clock.now()).toBe(start);
    expect(await mock.clock.advance('16m')).toBe(start + 960_000);
    expect(await mock.clock.set('2026-01-03T00:00:00Z')).toBe(Date.parse('2026-01-03T00:00:00Z'));
    await expect((async () => mock.clock.set(now))()).rejects.toThrow(
      'The clock cannot go back from 2026-01-03T00:00:00.000Z to 2026-01-02T03:04:05.000Z. restart() sets it back.',
    );
    await expect((async () => mock.clock.advance(-1))()).rejects.toThrow('Expected milliseconds or a duration');
    expect(await mock.clock.now()).toBe(Date.parse('2026-01-03T00:00:00Z'));
  });

  test('stops the clock and lets it go on', async () => {
    const { mock } = await open({ clock: Date.now });

    const stopped = await mock.clock.freeze();
    expect([await mock.clock.now(), await mock.clock.isFrozen()]).toEqual([stopped, true]);

    expect(await mock.clock.resume()).toBeGreaterThanOrEqual(stopped);
    expect(await mock.clock.isFrozen()).toBe(false);
  });

  test('lets a code expire by the clock', async () => {
    const levers = await open();
    await askForReset(levers);
    const { code } = await levers.mock.outbox.waitFor({ to: ada.email });
    await levers.mock.clock.advance('16m');

    expect((await exchangeCode(levers, code)).status).toBe(400);
  });

  test('sets limits and delays while it runs', async () => {
    const levers = await open();

    await levers.mock.limits.set({ send: { max: 1 } });
    await levers.mock.delays.set(1);

    expect([await levers.mock.limits.get(), await levers.mock.delays.get()]).toEqual([{ send: { max: 1 } }, 1]);
    expect((await askForReset(levers)).status).toBe(202);
    expect((await askForReset(levers, 'bob@example.com')).status).toBe(429);
  });

  test('hands out copies: nothing that a test does to them changes the mock server', async () => {
    const levers = await open({ seed: [{ ...ada, providers: ['google'] }], limits: { send: { max: 1 } } });
    const { mock } = levers;
    await askForReset(levers);
    await mock.faults.add({ html: 502, times: 1 });
    const told = async (): Promise<readonly object[]> => [
      await mock.options.get(),
      Object(await mock.limits.get()),
      Object(await mock.accounts.find(ada.email)),
      await mock.accounts.list(),
      await mock.outbox.list(),
      await mock.journal.list(),
      await mock.faults.list(),
      await mock.snapshot(),
    ];
    const before = JSON.parse(JSON.stringify(await told()));

    spoil(await told());

    expect(JSON.parse(JSON.stringify(await told()))).toEqual(before);
  });

  test('refuses limits and delays that there are not, and changes nothing', async () => {
    const { mock } = await open();

    await expect((async () => mock.limits.set({ nope: { max: 1 } }))()).rejects.toThrow(
      'There is no limit named "nope"',
    );
    await expect((async () => mock.delays.set(-1))()).rejects.toThrow(/delays/);
    expect([await mock.limits.get(), await mock.delays.get()]).toEqual(['off', 'off']);
  });

  test('changes fields of an account, and leaves the others and its password as they are', async () => {
    const levers = await open();
    const { mock } = levers;
    const before = await mock.accounts.find(ada.email);

    const changed = await mock.accounts.update('ADA@example.com', { name: 'Countess', emailVerified: false });

    expect(changed).toEqual({ ...before, name: 'Countess', emailVerified: false, updatedAt: expect.any(String) });
    expect(await mock.accounts.find(ada.email)).toEqual(changed);
    await mock.accounts.update(ada.email, { emailVerified: true });
    expect(await signInStatus(levers, ada.password)).toBe(200);
    await mock.accounts.update(ada.email, { password: 'new-password1' });
    expect(await signInStatus(levers, 'new-password1')).toBe(200);
  });

  test('refuses changes of an account that cannot be, and changes nothing', async () => {
    const { mock } = await open();
    const before = await mock.accounts.list();

    await expect(mock.accounts.update('nobody@example.com', { name: 'N' })).rejects.toThrow(
      'There is no account with the e-mail "nobody@example.com".',
    );
    await expect(mock.accounts.update(ada.email, { email: 'bob@example.com' })).rejects.toThrow(
      'The e-mail of an account cannot be changed.',
    );
    await expect(mock.accounts.update(ada.email, { nope: 1 } as never)).rejects.toThrow(
      'An account has no field "nope"',
    );
    await expect(mock.accounts.update(ada.email, [] as never)).rejects.toThrow('Expected the fields to change');
    expect(await mock.accounts.list()).toEqual(before);
  });

  test('finds, makes and deletes accounts', async () => {
    const { mock } = await open();

    expect(await mock.accounts.find('ADA@example.com')).toMatchObject({ email: ada.email, hasPassword: true });
    expect(await mock.accounts.find('nobody@example.com')).toBeUndefined();
    await mock.accounts.put({ email: 'bob@example.com', providers: ['google'] });
    expect((await mock.accounts.list()).map(({ email }) => email).sort()).toEqual([ada.email, 'bob@example.com']);
    expect([await mock.accounts.delete('bob@example.com'), await mock.accounts.delete('bob@example.com')]).toEqual([
      true,
      false,
    ]);
  });

  test('hands out each mail once, the oldest first, and again with after', async () => {
    const levers = await open();
    await askForReset(levers);
    await askForReset(levers);
    const [second, first] = await levers.mock.outbox.list();

    expect(await levers.mock.outbox.waitFor({ to: ada.email })).toEqual(first);
    expect(await levers.mock.outbox.waitFor({ to: ada.email })).toEqual(second);
    expect(await levers.mock.outbox.waitFor({ after: first?.id ?? '' })).toEqual(second);
    await expect(levers.mock.outbox.waitFor({ to: ada.email, timeout: 1 })).rejects.toThrow(
      'No mail with to "ada@example.com" came within 1 ms. In the outbox:',
    );
  });

  test('waits for a mail that is sent later', async () => {
    const levers = await open();
    const waiting = levers.mock.outbox.waitFor({ to: ada.email });
    await askForReset(levers);

    expect((await waiting).to).toBe(ada.email);
  });

  test('clears the outbox, and leaves the code in a mail valid', async () => {
    const levers = await open();
    await askForReset(levers);
    const { code } = await levers.mock.outbox.waitFor();

    await levers.mock.outbox.clear();

    expect(await levers.mock.outbox.list()).toEqual([]);
    expect((await exchangeCode(levers, code)).status).toBe(200);
  });

  test('restarts with everything as it was made, without faults and requests', async () => {
    const levers = await open();
    await levers.mock.options.set({ resetPasswordMethod: 'link' });
    await levers.mock.limits.set('real');
    await levers.mock.delays.set(1);
    await levers.mock.clock.advance('1h');
    await levers.mock.faults.add({ operation: 'resetPassword', status: 500 });
    await askForReset(levers);

    await levers.mock.restart();

    expect(await levers.mock.options.get()).toMatchObject({ resetPasswordMethod: 'code' });
    expect([await levers.mock.limits.get(), await levers.mock.delays.get()]).toEqual(['off', 'off']);
    expect(await levers.mock.clock.now()).toBe(start);
    expect([
      await levers.mock.faults.list(),
      await levers.mock.journal.list(),
      await levers.mock.outbox.list(),
    ]).toEqual([[], [], []]);
  });
});

/** Changes every value in an object, and in those inside of it. */
function spoil(value: object): void {
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'object' && inner !== null) spoil(inner);
    else Reflect.set(value, key, 'spoiled');
  }
}
