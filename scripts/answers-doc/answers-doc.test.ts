import { expect, test } from 'vitest';
import { answersDoc, isAnswersDocStale } from '../generate-answers-doc.ts';
import { type Listed, page } from './page.ts';
import type { Answer } from './read-answers.ts';
import { showBody } from './show-body.ts';

test('docs/answers.md is what the descriptions and the SDK say (else run `corepack pnpm generate`)', async () => {
  expect(await isAnswersDocStale()).toBe(false);
});

test('the page has no answer that the SDK would take for a stranger', async () => {
  expect(await answersDoc()).not.toContain('unexpected-response');
});

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
const operation = (id: string, answers: readonly Answer[], takesBody = true): Listed => ({
  id,
  method: 'POST',
  path: `/${id}`,
  summary: `Do ${id}`,
  takesBody,
  answers,
});

test('has a table for each operation, one for what they have in common, and situations across providers', () => {
  const shop = {
    id: 'shop',
    title: 'Shop',
    remark: 'Mind the gap.',
    operations: [operation('send', [sent, unknown, weak('send'), legacy]), operation('reset', [weak('reset')])],
  };
  const other = { id: 'other', title: 'Other', operations: [operation('look', [weak('look')], false)] };

  const text = page(
    [shop, other],
    [
      { title: 'nobody', answers: { shop: 'send 404' } },
      { title: 'too short', answers: { shop: 'send 200', other: 'look 400 weak' } },
    ],
  );

  expect(text.split('\n').slice(13)).toEqual([
    '|           | Shop                  | Other               |',
    '| --------- | --------------------- | ------------------- |',
    '| nobody    | 404 `unknown-account` |                     |',
    '| too short | 200, no error         | 400 `weak-password` |',
    '',
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

test.each(['send 500', 'send 400', 'reset 404', 'send 404 weak'] as const)(
  'refuses a situation that leads nowhere: %s',
  (pointer) => {
    const shop = { id: 'shop', title: 'Shop', operations: [operation('send', [sent, unknown, weak('send')])] };

    expect(() => page([shop], [{ title: 'x', answers: { shop: pointer } }])).toThrow(
      `shop: "${pointer}" is the way to 0 examples, not to one`,
    );
  },
);

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
