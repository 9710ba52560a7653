import { expect, test } from 'vitest';
import { effectOf, metBy, remaining } from './fault-text.ts';

test('a fault is told in words', () => {
  expect([
    metBy({ operation: 'resetPassword', status: 500, email: 'ada@example.com' }),
    metBy({ cut: 'before' }),
    metBy({ mail: 'any', do: 'lose' }),
    effectOf({ operation: 'resetPassword', status: 500, body: {}, delayMs: 20, when: 'after' }),
    effectOf({ html: 502 }),
    effectOf({ truncate: true, cut: 'during' }),
    effectOf({ delayMs: 'forever' }),
    effectOf({ mail: 'any', do: 'delay', by: '2h' }),
    effectOf({ mail: 'any', do: 'delay', by: 500 }),
    effectOf({ mail: 'password-reset', do: 'refuse' }),
  ]).toEqual([
    'resetPassword of ada@example.com',
    'Every operation',
    'Every mail',
    'answers 500 with a body of its own, after 20 ms, when its work is done',
    'answers 502 with an HTML page',
    'half of the body, cut in the middle of the answer',
    'never answers',
    'arrives 2h later',
    'arrives 500 ms later',
    'is refused by the mail server',
  ]);
});

test('what remains of a fault is counted from what it has met', () => {
  expect([
    remaining({ fired: 4 }),
    remaining({ times: 3, fired: 1 }),
    remaining({ times: 3, fired: 3 }),
    remaining({ nth: 2, fired: 0 }),
  ]).toEqual(['until it is removed', '2 of 3 left', 'used up', '1 of 1 left, from number 2 on']);
});
