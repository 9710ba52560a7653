import { expect, test } from 'vitest';
import { redirectUrl } from './redirect-url.ts';

const parameters = { token: 'T', insforge_status: 'ready', insforge_type: 'reset_password' };
const all = 'token=T&insforge_status=ready&insforge_type=reset_password';

test.each([
  ['https://app.example.com', `https://app.example.com/?${all}`],
  [
    'https://app.example.com/reset?x=1&token=old#frag',
    'https://app.example.com/reset?x=1&token=T&insforge_status=ready&insforge_type=reset_password#frag',
  ],
  ['myapp://reset', `myapp://reset?${all}`],
  ['https://app.example.com/?a&b=', `https://app.example.com/?a=&b=&${all}`],
  [
    'https://app.example.com/?insforge_type=x&a=1&insforge_status=y',
    'https://app.example.com/?insforge_type=reset_password&a=1&insforge_status=ready&token=T',
  ],
  ['http://localhost:3000/#/reset', `http://localhost:3000/?${all}#/reset`],
  ['javascript:alert(1)', `javascript:alert(1)?${all}`],
  ['data:text/plain,hi', `data:text/plain,hi?${all}`],
  ['mailto:a@b.co', `mailto:a@b.co?${all}`],
  ['localhost:3000/x', `localhost:3000/x?${all}`],
  ['https://user:secret@app.example.com/x', `https://user:secret@app.example.com/x?${all}`],
  ['  https://app.example.com/x  ', `https://app.example.com/x?${all}`],
  ['https://app.example.com/x?q=a b', `https://app.example.com/x?q=a+b&${all}`],
  ['https://app.example.com/x?token=1&token=2', `https://app.example.com/x?${all}`],
  ['https://bücher.example/x', `https://xn--bcher-kva.example/x?${all}`],
  ['https://app.example.com:443/x', `https://app.example.com/x?${all}`],
])('leads %s on to %s', (target, expected) => {
  expect(redirectUrl(target, parameters)).toBe(expected);
});

test('writes the spaces of an error as plus signs', () => {
  expect(redirectUrl('https://app.example.com/x', { insforge_error: 'User not found' })).toBe(
    'https://app.example.com/x?insforge_error=User+not+found',
  );
});
