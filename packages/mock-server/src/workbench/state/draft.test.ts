import { expect, test } from 'vitest';
import { draftOf, typedAfter, typedSince } from './draft.ts';

test('a draft shows what the server says until something else is typed', () => {
  expect(draftOf(undefined, [1])).toEqual({ value: [1], isEdited: false, isOutdated: false });
  expect(draftOf(typedAfter(undefined, [1], [2]), [1])).toEqual({ value: [2], isEdited: true, isOutdated: false });
});

test('what was typed stays when the server says something else, and is outdated then', () => {
  const typed = typedAfter(typedAfter(undefined, 'a', 'b'), 'other', 'bc');

  expect(draftOf(typed, 'other')).toEqual({ value: 'bc', isEdited: true, isOutdated: true });
});

test('a draft ends when the server says what was typed', () => {
  const typed = typedAfter(undefined, 'a', 'b');

  expect(draftOf(typed, 'b')).toEqual({ value: 'b', isEdited: false, isOutdated: false });
  expect(typedAfter(typed, 'b', 'c')).toEqual({ value: 'c', from: 'b' });
});

test('what was typed while a draft was sent stays, and is no change from elsewhere', () => {
  const sent = typedAfter(undefined, 'a', 'b');
  const typed = typedAfter(sent, 'a', 'bc');

  expect(typedSince(sent, sent)).toBeUndefined();
  expect(draftOf(typedSince(sent, typed), 'b')).toEqual({ value: 'bc', isEdited: true, isOutdated: false });
  expect(draftOf(typedSince(sent, typed), 'x')).toEqual({ value: 'bc', isEdited: true, isOutdated: true });
});
