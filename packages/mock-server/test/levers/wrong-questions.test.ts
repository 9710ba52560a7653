import { expect, test } from 'vitest';
import { ada, eachWay } from './levers.ts';

const filters: readonly (readonly [title: string, filter: unknown, message: string | RegExp])[] = [
  ['null', null, "Expected a filter such as { to: 'ada@example.com' }, not null."],
  ['an unknown field', { opration: 'signIn' }, 'Journal rows have no filter "opration". Known: operation, status,'],
  ['an unknown operation', { operation: 'signin' }, /^There is no operation "signin"\. Known: .*signIn,/],
  ['a status as text', { status: '400' }, 'Expected a status as \'status\', not "400".'],
  ['a number as address', { email: 5 }, "Expected an e-mail address as 'email', not 5."],
  ['no time', { after: Number.NaN }, "Expected the id of a row or a time as 'after', not null."],
  ['a day', { after: 'yesterday' }, 'Expected the id of a row or a time as \'after\', not "yesterday".'],
  ['a word for secrets', { secrets: 'yes' }, 'Expected true or false as \'secrets\', not "yes".'],
];

eachWay(({ open }) => {
  test.each(filters)(
    'the journal refuses %s, and does not say that nothing happened',
    async (_title, filter, message) => {
      const { mock } = await open();

      await expect(mock.journal.list(filter as never)).rejects.toThrow(message);
      if (filter !== null)
        await expect(mock.journal.waitFor({ ...(filter as object), timeout: 1 })).rejects.toThrow(message);
    },
  );

  test('checks and explain refuse what they cannot look at, and what they would ignore', async () => {
    const { checks, explain } = (await open()).mock;
    const accounts = "{ known: 'ada@example.com', unknown: 'nobody@example.com' }";
    const wrong: readonly (readonly [call: () => Promise<unknown>, message: string])[] = [
      [() => checks.enumeration(undefined as never), `Expected ${accounts}, not undefined.`],
      [() => checks.enumeration({ known: ada.email } as never), `Expected ${accounts}, not {"known":"${ada.email}"}.`],
      [() => checks.leaks('a line' as never), 'Expected { lines: [\'a line of a log\'] }, not "a line".'],
      [() => checks.leaks({ line: [] } as never), 'There is no field "line". Expected { lines:'],
      [() => checks.coverage({ operations: 'signIn' as never }), "Expected { operations: ['resetPassword'] }, not {"],
      [() => checks.coverage({ operation: [] } as never), 'There is no field "operation". Expected { operations:'],
      [() => explain(undefined as never), 'Expected a mail, its id, or a code, token or link'],
      [() => explain({} as never), 'Expected a mail, its id, or a code, token or link'],
    ];

    for (const [call, message] of wrong) await expect(call()).rejects.toThrow(message);
  });
});
