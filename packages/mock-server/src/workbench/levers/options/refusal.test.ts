import { expect, test } from 'vitest';
import { refusalOf, within } from './refusal.ts';

test('a refusal is about an option, or a field in it', () => {
  const refusal = refusalOf(new Error('Unleash option "apiTokens.admin": Expected a list of strings.'));

  expect(refusal).toEqual({ path: ['apiTokens', 'admin'], sentence: 'Expected a list of strings.' });
  expect(within(refusal, 'apiTokens')).toEqual({ path: ['admin'], sentence: 'Expected a list of strings.' });
  expect(within(refusal, 'mail')).toBeUndefined();
});

test('another error is about no option', () => {
  expect(refusalOf(new Error('No Resetkit server answers at http://localhost:1.'))).toBeUndefined();
});
