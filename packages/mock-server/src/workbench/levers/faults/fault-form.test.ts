import { expect, test } from 'vitest';
import { emptyForm, faultOf } from './fault-form.ts';

test('a fault of requests has what was filled in, and nothing else', () => {
  const typed = { ...emptyForm, operation: 'resetPassword', status: '500', body: '{"message":"no"}', delay: '20' };

  expect(faultOf({ ...typed, worksFirst: true, email: ' ada@example.com ', often: 'nth', count: '2' })).toEqual({
    operation: 'resetPassword',
    status: 500,
    body: { message: 'no' },
    delayMs: 20,
    when: 'after',
    email: 'ada@example.com',
    nth: 2,
  });
});

test.each([
  ['html', '', { html: 502 }],
  ['html', '504', { html: 504 }],
  ['truncate', '', { truncate: true }],
  ['during', '', { cut: 'during' }],
  ['never', '', { delayMs: 'forever' }],
  ['slow', '', {}],
] as const)('the effect "%s" with the status "%s" is a field of the fault', (effect, status, expected) => {
  expect(faultOf({ ...emptyForm, effect, status, often: 'every' })).toEqual(expected);
});

test('a fault of mails has its duration only where it delays', () => {
  expect(faultOf({ ...emptyForm, of: 'mail', mailEffect: 'delay', by: '2h' })).toEqual({
    mail: 'password-reset',
    do: 'delay',
    by: '2h',
    times: 1,
  });
  expect(faultOf({ ...emptyForm, of: 'mail', mail: 'any', mailEffect: 'bounce', often: 'every' })).toEqual({
    mail: 'any',
    do: 'bounce',
  });
});

test('a body that is no JSON is refused with an example', () => {
  expect(() => faultOf({ ...emptyForm, status: '500', body: '{' })).toThrow(
    'The body of the fault is no JSON. Expected JSON such as {"message":"Try again later"}, or nothing.',
  );
});
