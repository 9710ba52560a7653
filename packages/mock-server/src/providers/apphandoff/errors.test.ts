import { expect, test } from 'vitest';
import { invalidRequest } from './errors.ts';
import { wordIssues } from './word-issues.ts';

test('gives the first message of each path, and all of them in order', () => {
  const issues = [
    { path: 'email', message: 'first' },
    { path: 'name', message: 'other' },
    { path: 'email', message: 'second' },
  ];

  const { body } = invalidRequest(issues);

  expect(body).toEqual({
    error: 'Invalid request',
    code: 'validation_error',
    fieldErrors: { email: 'first', name: 'other' },
    issues,
  });
  expect(Object.keys(body.fieldErrors)).toEqual(['email', 'name']);
});

test('writes a path as one text', () => {
  const issue = { code: 'invalid_type', expected: 'string', message: '' } as const;

  expect(wordIssues([{ ...issue, path: ['a', 0, 'b'] }], { a: [{ b: null }] })).toEqual([
    { path: 'a.0.b', message: 'Invalid input: expected string, received null' },
  ]);
});
