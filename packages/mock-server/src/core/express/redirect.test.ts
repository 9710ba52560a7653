import { expect, test } from 'vitest';
import { redirectBody } from './redirect.ts';

const location = 'https://app.example.com/?a=1&b="<\'>';
const plain = { type: 'text/plain; charset=utf-8', text: `Found. Redirecting to ${location}` };
const html = {
  type: 'text/html; charset=utf-8',
  text: '<p>Found. Redirecting to https://app.example.com/?a=1&amp;b=&quot;&lt;&#39;&gt;</p>',
};

test.each<[string | undefined, typeof plain | undefined]>([
  [undefined, plain],
  ['*/*', plain],
  ['text/*', plain],
  ['text/plain', plain],
  ['text/html', html],
  ['text/html,application/xhtml+xml,*/*;q=0.8', html],
  ['text/html;q=0.5, text/plain', plain],
  ['application/json', undefined],
  ['image/*', undefined],
])('answers Accept %j as it prefers', (accept, expected) => {
  expect(redirectBody(accept, location)).toEqual(expected);
});

test('names the status 303 in its words', () => {
  expect(redirectBody('text/plain', '/', 303)?.text).toBe('See Other. Redirecting to /');
});
