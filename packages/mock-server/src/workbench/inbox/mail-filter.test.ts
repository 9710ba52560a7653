import { expect, test } from 'vitest';
import type { Message } from '../../core/message.ts';
import { type MailFilter, matchesFilter, noFilter, recipientsOf } from './mail-filter.ts';

const mail: Message = {
  id: '1',
  from: 'InsForge <noreply@example.com>',
  to: 'Ada@Example.com',
  kind: 'password-reset',
  subject: 'Reset your password',
  text: 'Your code is 481502. Grüße',
  html: '<p>Only in HTML</p>',
  code: '481502',
  link: 'https://app.example.com/reset?token=abc',
  sentAt: '2026-01-01T00:00:00.000Z',
};
const shows = (filter: Partial<MailFilter>): boolean =>
  matchesFilter(mail, { ...noFilter, ...filter }, (state) => state === 'used');

test.each<Partial<MailFilter>>([
  {},
  { text: ' RESET your ' },
  { text: 'grüße' },
  { text: '481502' },
  { text: 'token=ABC' },
  { text: 'noreply@' },
  { to: 'ada@' },
  { kind: 'password-reset' },
  { state: 'used' },
  { text: 'reset', to: 'example.com', kind: 'password-reset', state: 'used' },
])('a mail is shown by %j', (filter) => {
  const isShown = shows(filter);

  expect(isShown).toBe(true);
});

test.each<Partial<MailFilter>>([
  { text: 'Only in HTML' },
  { to: 'bob' },
  { kind: 'sign-in' },
  { state: 'valid' },
  { state: 'unread' },
  { text: 'reset', kind: 'sign-in' },
])('a mail is hidden by %j', (filter) => {
  const isShown = shows(filter);

  expect(isShown).toBe(false);
});

test('the recipients of the newest mails are suggested once each, and not more than asked for', () => {
  const suggested = recipientsOf([{ to: 'a@b.c' }, { to: 'd@e.f' }, { to: 'a@b.c' }, { to: 'g@h.i' }], 2);

  expect(suggested).toEqual(['a@b.c', 'd@e.f']);
});
