import { expect, test } from 'vitest';
import { type Listed, page } from './page.ts';
import type { Answer } from './read-answers.ts';
import { showBody } from './show-body.ts';
import { isSituation, type Situation } from './situations.ts';

const sent: Answer = { operation: 'send', status: 200, situation: 'Sent', body: { ok: true } };
const unknown: Answer = {
  operation: 'send',
  status: 404,
  situation: 'Nobody | there',
  body: { message: 'No `user`' },
  error: { kind: 'unknown-account', message: 'No `user`' },
};
const weak = (operation: string): Answer => ({
  operation,
  status: 400,
  name: 'weak',
  situation: 'Too short',
  body: 'Too short.',
  error: {
    kind: 'weak-password',
    message: 'Too short.',
    violations: [{ rule: 'min-length', limit: 8 }, { rule: 'special' }],
    fields: { password: 'is too short' },
    retryAfterMs: 1000,
    requestId: 'x',
  },
});
const legacy: Answer = { ...weak('send'), name: 'legacy', situation: 'The old form' };
const used = { name: 'used', means: 'it was used', scope: 'account' } as const;
const down = { name: 'mail-fails', means: 'it is lost', scope: 'world' } as const;
const operation = (
  id: string,
  answers: readonly Answer[],
  situations: Readonly<Partial<Record<Situation, string>>>,
  hasBody = true,
): Listed => ({
  id,
  method: 'POST',
  path: `/${id}`,
  summary: `Do ${id}`,
  hasBody,
  answers,
  situations: Object.entries(situations).flatMap(([situation, answer]) =>
    isSituation(situation) ? [{ situation, answer, pointer: `#/${id}` }] : [],
  ),
});

test('has a table for each operation, one for the answers that all have, and situations across providers', () => {
  const send = operation('send', [sent, unknown, weak('send'), legacy], {
    'unknown-account': '404',
    'used-secret': '200',
  });
  const operations = [send, operation('reset', [weak('reset')], {})];
  const shop = { id: 'shop', title: 'Shop', remark: 'Mind the gap.', operations, makes: [used, down] };
  const look = operation('look', [weak('look')], { 'used-secret': '400 weak' }, false);

  const text = page([
    shop,
    { id: 'other', title: 'Other', operations: [look], makes: [{ ...down, scope: 'account' }] },
  ]);

  const lines = text.split('\n').map((line) => line.replaceAll(/ {2,}/g, ' '));
  expect(lines.find((line) => line.includes('without an account'))).toBe(
    '| a mail for an address without an account | 404 `unknown-account` | | |',
  );
  expect(lines.find((line) => line.includes('a used code'))).toBe(
    "| a used code or token | 200, no error | 400 `weak-password` | `situations.make('used')` (not Other) |",
  );
  expect(lines.filter((line) => line.startsWith('| `'))).toEqual([
    '| `used` | the code or link was used to set a password | account | |',
    '| `mail-fails` | the mail server refuses the mail | world | account |',
    '| `ada+500@example.com` | the backend fails |',
    '| `ada+slow@example.com` | the answer takes 5 seconds |',
    '| `ada+bounce@example.com` | the mail bounces |',
    '| `ada+lost@example.com` | the mail never arrives |',
    '| `ada+offline@example.com` | the connection is cut before the answer |',
  ]);
  expect(lines.slice(lines.indexOf('## Shop'))).toEqual([
    '## Shop',
    '',
    'Mind the gap.',
    '',
    '### Shop: send',
    '',
    'Do send: `POST /send`',
    '',
    '| situation | status | body | `error` |',
    '| --- | --- | --- | --- |',
    '| Sent | 200 | `{"ok":true}` | no error |',
    '| Nobody \\| there | 404 | `` {"message":"No `user`"} `` | `unknown-account` |',
    '',
    '### Shop: reset',
    '',
    'Do reset: `POST /reset`',
    '',
    '| situation | status | body | `error` |',
    '| --- | --- | --- | --- |',
    '',
    '### Shop: every request with a body',
    '',
    '| situation | status | body | `error` |',
    '| --- | --- | --- | --- |',
    '| Too short | 400 | `Too short.` | `weak-password`; violations: min-length 8, special; fields: password; retryAfterMs: 1000; requestId |',
    '',
    '## Other',
    '',
    '### Other: look',
    '',
    'Do look: `POST /look`',
    '',
    '| situation | status | body | `error` |',
    '| --- | --- | --- | --- |',
    '| Too short | 400 | `Too short.` | `weak-password`; violations: min-length 8, special; fields: password; retryAfterMs: 1000; requestId |',
    '',
  ]);
});

test.each(['500', '400', '404 weak'])('refuses a situation whose answer is not one example: %s', (answer) => {
  const send = operation('send', [sent, unknown, weak('send')], { 'used-secret': answer });

  expect(() => page([{ id: 'shop', title: 'Shop', operations: [send], makes: [] }])).toThrow(
    `#/send: "${answer}" names 0 examples, not one.`,
  );
});

test.each([
  [undefined, 'none'],
  ['', 'none'],
  ['Two\n\nlines', '`Two lines`'],
  [{ a: [1, null, { b: 'c' }] }, '`{"a":[1,null,{"b":"c"}]}`'],
  [{ error: 'Say `please`' }, '`` {"error":"Say `please`"} ``'],
  [
    { error: 'This begins and goes on for so long that nobody reads it to the end, where the cause is: no e-mail' },
    '`{"error":"This begins and goes … ads it to the end, where the cause is: no e-mail"}`',
  ],
  [
    { error: 'Something that is said twice', details: [{ message: 'Something that is said twice' }] },
    '`{"error":"Something that is said twice","details":[{"message":"…"}]}`',
  ],
  [
    {
      a: { b: 'c'.repeat(60) },
      d: 'e'.repeat(60),
      f: ['g'.repeat(60), 'h'.repeat(60), 'i'.repeat(60), 'j'.repeat(60)],
    },
    `\`{"a":{…},"d":"${'e'.repeat(60)}","f":[…]}\``,
  ],
])('shows %j as %s', (body, text) => {
  expect(showBody(body)).toBe(text);
});
