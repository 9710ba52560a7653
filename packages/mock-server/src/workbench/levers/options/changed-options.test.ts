import { expect, test } from 'vitest';
import { changedOptions, notJsonIn } from './changed-options.ts';
import { NotJson } from './not-json.ts';

test('only what differs from what the server says is sent', () => {
  const typed = { a: { value: 1, from: 0 }, b: { value: [2], from: [1] }, c: { value: 3, from: 3 } };

  expect(changedOptions(typed, { a: 0, b: [2], c: 3 })).toEqual({ a: 1 });
});

test('what is no JSON is found where it was typed', () => {
  expect(notJsonIn({ a: 1, b: { c: [true, new NotJson('{')] } })).toEqual({
    path: ['b', 'c', '1'],
    sentence: 'This is no JSON. Texts need quotation marks: "text".',
  });
  expect(notJsonIn({ a: 1, b: null })).toBeUndefined();
});
