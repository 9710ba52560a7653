import type { MockControl } from '@resetkit/mock-server';
import { createMockControl } from '@resetkit/mock-server/control';
import { expect, test } from 'vitest';
import { ada, eachWay } from './levers.ts';

/** Calls with a wrong argument, and what they are refused with in every way to run. */
const wrong: readonly (readonly [sentence: string, call: (mock: MockControl) => unknown])[] = [
  [`Expected 'off', 'real' or an object as limits, not 5.`, ({ limits }) => limits.set(5 as never)],
  [`Expected 'off', 'real' or an object as limits, not null.`, ({ limits }) => limits.set(null as never)],
  [`Expected 'off', 'real' or an object as limits, not "of".`, ({ limits }) => limits.set('of' as never)],
  [
    `Limit "send" has no "maximum". Known: max, windowMs.`,
    ({ limits }) => limits.set({ send: { maximum: 1 } as never }),
  ],
  [
    `Expected a whole number from 0 as max of limit "send", not "2".`,
    ({ limits }) => limits.set({ send: { max: '2' as never } }),
  ],
  [
    `Expected { max, windowMs }, or one of them, as limit "send", not 5.`,
    ({ limits }) => limits.set({ send: 5 as never }),
  ],
  [
    `Expected 'off', 'real' or milliseconds up to 600000 as delays, not "slow".`,
    ({ delays }) => delays.set('slow' as never),
  ],
  [`Expected a list of codes such as ['123456'], not "123456".`, ({ codes }) => codes.set('123456' as never)],
  [
    `Expected 6 digits as a code of InsForge, such as '123456', not 123456.`,
    ({ codes }) => codes.set(['654321', 123456 as never]),
  ],
  [`Expected an object of InsForge options, not [].`, ({ options }) => options.set([] as never)],
  [`Expected an object of InsForge options, not null.`, ({ options }) => options.set(null as never)],
  [
    `Expected a time such as '2026-01-02T03:04:05Z', a Date or milliseconds as the clock, not "tomorrow".`,
    ({ clock }) => clock.set('tomorrow'),
  ],
  [
    'The clock cannot go back from 2026-01-02T03:04:05.000Z to 2025-12-31T00:00:00.000Z. restart() sets it back.',
    ({ clock }) => clock.set('2025-12-31'),
  ],
  [
    `Expected a fault such as { operation: 'resetPassword', status: 500 }, not null.`,
    ({ faults }) => faults.add(null as never),
  ],
  [
    'Expected a status as status of a fault, not "500".',
    ({ faults }) => faults.add({ operation: 'resetPassword', status: '500' as never }),
  ],
  [
    'Expected a whole number from 1 as times of a fault, not "x".',
    ({ faults }) => faults.add({ html: 502, times: 'x' as never }),
  ],
  [
    `Expected an account such as { email: 'ada@example.com' }, not undefined.`,
    ({ accounts }) => accounts.put(undefined as never),
  ],
  [
    `Expected a list of names as an account's providers, not "google".`,
    ({ accounts }) => accounts.put({ email: 'bob@example.com', providers: 'google' as never }),
  ],
  ['Expected an e-mail address, not undefined.', ({ accounts }) => accounts.find(undefined as never)],
  ['Expected an e-mail address, not 5.', ({ accounts }) => accounts.delete(5 as never)],
  ['Expected an e-mail address, not null.', ({ secondFactors }) => secondFactors.code(null as never)],
  [`Expected a filter such as { to: 'ada@example.com' }, not null.`, ({ outbox }) => outbox.list(null as never)],
  [
    `Mails have no filter "too". Known: to, kind, after, timeout, signal.`,
    ({ outbox }) => outbox.list({ too: ada.email } as never),
  ],
  [
    `Expected one of password-reset, verification, sign-in, invitation, notification, bounce as 'kind', not "reset".`,
    ({ outbox }) => outbox.waitFor({ kind: 'reset' as never }),
  ],
  [`Expected an e-mail address as 'to', not 5.`, ({ outbox }) => outbox.waitFor({ to: 5 as never })],
  [`Expected the id of a message or a time as 'after', not "soon".`, ({ outbox }) => outbox.list({ after: 'soon' })],
  [
    `Journal rows have no filter "kind". Known: operation, status, email, fault, after, secrets, timeout, signal.`,
    ({ journal }) => journal.list({ kind: 'x' } as never),
  ],
];

const refusalOf = async (call: () => unknown): Promise<string> => {
  try {
    await call();
    return 'It was taken.';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

eachWay(({ open }) => {
  test('refuses a wrong argument in the same words, and changes nothing', async () => {
    const { mock } = await open();
    const before = await mock.snapshot();

    const refusals: string[] = [];
    for (const [, call] of wrong) refusals.push(await refusalOf(() => call(mock)));

    expect(refusals).toEqual(wrong.map(([sentence]) => sentence));
    expect(await mock.snapshot()).toEqual(before);
  });

  test('finds and removes nothing for an empty name, and for dots', async () => {
    const { mock } = await open();
    await mock.faults.add({ html: 502 });

    const found: unknown[] = [];
    for (const name of ['', '.', '..'])
      found.push(await mock.accounts.find(name), await mock.accounts.delete(name), await mock.faults.remove(name));

    expect(found).toEqual([undefined, false, false, undefined, false, false, undefined, false, false]);
    expect(await mock.faults.list()).toHaveLength(1);
  });

  test('takes any moment as a time', async () => {
    const { mock } = await open();

    const times = [];
    for (const moment of ['2026-03-01', new Date('2026-03-02'), Date.parse('2026-03-03')])
      times.push(await mock.clock.set(moment));

    expect(times).toEqual(['2026-03-01', '2026-03-02', '2026-03-03'].map(Date.parse));
  });
});

test.each(['localhost:7357', 'mock', '', 'ftp://localhost'])('refuses %j as the URL of a server', (baseUrl) => {
  expect(() => createMockControl({ baseUrl, provider: 'insforge' })).toThrow(
    `Expected the URL of a Resetkit server, such as http://localhost:7357, not ${JSON.stringify(baseUrl)}.`,
  );
});
