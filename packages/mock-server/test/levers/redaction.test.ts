import type { AnyPasswordReset, Fetch } from '@resetkit/sdk';
import { expect, test } from 'vitest';
import { worlds } from '../flow/backends.ts';
import { leaks } from '../flow/secrets.ts';
import { email, newPassword, oldPassword, page } from '../flow/world.ts';

const all = Object.entries(worlds).map(([name, open]) => ({ name, open }));
const wrongPassword = 'Wrong-Password-1';

/** The secrets that go over the wire: what only its name says, and what looks like nothing else. */
function collectSecrets() {
  const values = new Set<string>([oldPassword, newPassword, wrongPassword]);
  const add = (value: unknown, name = ''): void => {
    if (typeof value === 'object' && value !== null) for (const [key, one] of Object.entries(value)) add(one, key);
    if (typeof value !== 'string' || value.length < 8) return;
    const isNamed = /token$|^(?:auth_)?code$|verifier|refresh|email_otp|secret|key$/i.test(name) && !/\s/.test(value);
    const isWord = /^[A-Z_a-z]+$/.test(value) || /^sha256$/i.test(value);
    if ((isNamed && !isWord) || /^eyJ/.test(value)) values.add(value);
  };
  const read = (text: string): void => {
    try {
      add(JSON.parse(text));
    } catch {
      for (const [name, value] of new URLSearchParams(text.slice(text.search(/[?#]/) + 1))) add(value, name);
    }
  };
  return {
    values,
    add,
    watch:
      (fetch: Fetch): Fetch =>
      async (request) => {
        read(request.url);
        read(await request.clone().text());
        for (const [name, value] of request.headers) add(value.replace(/^Bearer /, ''), name);
        const response = await fetch(request);
        for (const cookie of response.headers.getSetCookie()) add(cookie.split(/[=;]/)[1] ?? '', 'token');
        read(response.headers.get('location') ?? '');
        read(await response.clone().text());
        return response;
      },
  };
}

test.each(all)(
  '$name: no row of the journal shows a secret of a reset, of sign-ins and of all other calls',
  async ({ open }) => {
    const secrets = collectSecrets();
    const world = await open('in-process', (_provider, fetch) => ({ fetch: secrets.watch(fetch), retries: 0 }));
    const reset: AnyPasswordReset = world.flow();

    const { data } = await reset.request({ email, redirectTo: page });
    for (const { code, token } of await world.mock.outbox.list()) {
      secrets.add(code ?? '', 'code');
      secrets.add(token ?? '', 'token');
    }
    if (data?.next === 'code') {
      await reset.exchange?.('000000');
      await reset.exchange?.(await world.code());
    } else reset.readLink(await world.follow());
    if (reset.facts.checkCosts) await reset.check?.();
    await reset.confirm({ newPassword: 'weak' });
    await reset.confirm({ newPassword });
    await world.signIn(wrongPassword);
    await world.signIn(newPassword);
    for (const method of world.clients.flatMap((client) => Object.values(client)))
      if (typeof method === 'function')
        await method({
          collection: 'users',
          email,
          username: email,
          identity: email,
          password: wrongPassword,
          newPassword,
          token: wrongPassword,
          code: '90817263',
        });

    const mocks = [world.mock, ...(world.mock.behind ? [world.mock.behind] : [])];
    const rows = (await Promise.all(mocks.map((mock) => mock.journal.list()))).flat();
    expect(rows.length).toBeGreaterThan(10);
    expect(secrets.values.size).toBeGreaterThan(5);
    expect(
      leaks(
        rows.map((row) => JSON.stringify(row)),
        [...secrets.values, '90817263'],
      ),
    ).toEqual([]);
  },
);

test.each(all)('$name: rows show what is no secret: addresses, statuses, and the names of errors', async ({ open }) => {
  const world = await open('in-process');

  await world.signIn(wrongPassword);

  const { mock } = world;
  const rows = [...(await mock.journal.list()), ...((await mock.behind?.journal.list()) ?? [])];
  const [row] = rows.filter(({ response }) => response !== undefined && response.status >= 400);
  const shown = JSON.stringify(row?.response?.body);
  expect(row?.email).toBe(email);
  expect(row?.request.body).toEqual(expect.objectContaining({ password: '[hidden]' }));
  expect(shown).not.toContain('[hidden]');
});
