import { expect, test } from 'vitest';
import { comparison, duration } from './compare.ts';
import { evidenceTable } from './evidence.ts';

test.each([
  [86_400_000, '24 h'],
  [7 * 86_400_000, '7 d'],
  [3_600_000, '1 h'],
  [900_000, '15 min'],
  [90_000, '90 s'],
  [250, '250 ms'],
])('%i ms are %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test('has a column for each provider, its requests in order and its limits in words', () => {
  const facts = {
    mailed: [
      { what: '6 digits', lifetimeMs: 900_000 },
      { what: 'or a link', lifetimeMs: 86_400_000 },
    ],
    requests: ['POST /send', 'GET /link-to.it, or nothing'],
    wrongTries: 'three | four',
    limits: [{ what: 'mails', per: 'an IP address', window: { max: 5, windowMs: 60_000 } }],
    unknownEmail: 'the same',
    nextMail: 'kills it',
    usedUpBy: 'the reset',
    refusedPassword: 'all',
    passwordRules: 'none',
    errors: '{ error }',
    retryAfter: 'not',
    clientNeeds: '`baseUrl`',
    redirectTo: 'ignored',
  };

  const page = comparison(
    [
      {
        id: 'one',
        title: 'One',
        imitates: 'One 1',
        facts,
        reset: { otherSessions: 'stay', signedInAfterwards: false },
      },
      {
        id: 'two',
        title: 'Two',
        imitates: 'Two 2',
        facts: { ...facts, signsIn: ', by mail' },
        reset: { otherSessions: 'end-at-refresh', signedInAfterwards: true },
      },
    ],
    [],
  );

  expect(page.replaceAll(/ {2,}/g, ' ').replaceAll(/-{3,}/g, '---').split('\n').slice(7)).toEqual([
    '| | [One](../packages/mock-server/src/providers/one/README.md) | [Two](../packages/mock-server/src/providers/two/README.md) |',
    '| --- | --- | --- |',
    '| imitates | One 1 | Two 2 |',
    '| the mail carries | 6 digits: 15 min, or a link: 24 h | 6 digits: 15 min, or a link: 24 h |',
    '| wrong tries | three \\| four | three \\| four |',
    '| an e-mail without account | the same | the same |',
    '| another mail, to the one before | kills it | kills it |',
    '| the secret is used up by | the reset | the reset |',
    '| left after a refused password | all | all |',
    '| a password needs | none | none |',
    '| other sessions | stay | cannot be refreshed |',
    '| signed in afterwards | no | yes, by mail |',
    '| an error | `{ error }` | `{ error }` |',
    '| how long to wait | not | not |',
    '| `createClient` needs | `baseUrl` | `baseUrl` |',
    '| `redirectTo` is | ignored | ignored |',
    '',
    '## From the mail to the new password',
    '',
    'One:',
    '',
    '1. `POST /send`',
    '2. `GET /link-to.it`, or nothing',
    '',
    'Two:',
    '',
    '1. `POST /send`',
    '2. `GET /link-to.it`, or nothing',
    '',
    '## Limits',
    '',
    "These are the limits of the real servers. A mock server has them only with `limits: 'real'`.",
    '',
    '| | counted | for | at most | in |',
    '| --- | --- | --- | --- | --- |',
    '| One | mails | an IP address | 5 | 60 s |',
    '| Two | mails | an IP address | 5 | 60 s |',
    '',
    '## Evidence',
    '',
    'What each mock is held against, and how much of it was the same. Facts are the vectors of the tests, in',
    '`packages/mock-server/test/<provider>/vectors/`. Those of Supabase say whether a real server was seen to show them; the others',
    'are not marked yet. Runs are those in [live-runs.json](live-runs.json), with their days. What differs by design is in the',
    '"Known differences" of the READMEs.',
    '',
    ...evidenceTable([]).replaceAll(/ {2,}/g, ' ').replaceAll(/-{3,}/g, '---').split('\n'),
    '',
  ]);
});
