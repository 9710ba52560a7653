import { expect, test } from 'vitest';
import { mailbox } from './mailbox.ts';

test.each([
  ['Acme', '"Acme" <noreply@example.com>'],
  ['The "best" \\ shop', '"The \\"best\\" \\\\ shop" <noreply@example.com>'],
])('quotes the name %s', (name, header) => {
  expect(mailbox(name, 'noreply@example.com')).toBe(header);
});
