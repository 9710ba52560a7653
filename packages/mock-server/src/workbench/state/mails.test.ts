import { expect, test } from 'vitest';
import type { Message } from '../../core/message.ts';
import type { MockControl } from '../../core/mock-control.ts';
import { addedMails, readMails, sentenceOfMails, settledMails } from './mails.ts';

const mail = (id: string): Message => ({
  id,
  from: 'noreply@example.com',
  to: `${id}@example.com`,
  kind: 'password-reset',
  subject: `Mail ${id}`,
  text: '',
  html: '',
  sentAt: '2026-01-01T00:00:00.000Z',
});
const mails = (...ids: readonly string[]): readonly Message[] => ids.map(mail);
const told = (...ids: readonly string[]): ReadonlyMap<string, string> => new Map(ids.map((id) => [id, id]));

/** A backend with these mails, newest first, and what it was asked. */
function backend(...ids: readonly string[]) {
  const asked: unknown[] = [];
  const list = async (filter: { after?: string } = {}): Promise<readonly Message[]> => {
    asked.push(filter);
    const end = filter.after === undefined ? ids.length : ids.indexOf(filter.after);
    if (end === -1) throw new Error('Expected the id of a message.');
    return mails(...ids.slice(0, end));
  };
  return { asked, control: { outbox: { list } } as unknown as MockControl };
}

test('reads all mails at first, and then those that came since', async () => {
  const { control, asked } = backend('c', 'b', 'a');

  const all = await readMails(control, () => undefined);
  const since = await readMails(control, () => mails('b', 'a'));

  expect([all, since]).toEqual([mails('c', 'b', 'a'), mails('c', 'b', 'a')]);
  expect(asked).toEqual([{}, { after: 'b' }]);
});

test('the list is the same one while no mail has come', async () => {
  const before = mails('b', 'a');

  const after = await readMails(backend('b', 'a').control, () => before);

  expect(after).toBe(before);
});

test('reads all mails again when the newest one is gone', async () => {
  const after = await readMails(backend('d', 'a').control, () => mails('b', 'a'));

  expect(after).toEqual(mails('d', 'a'));
});

test('a mail that was deleted while new ones were read stays away', async () => {
  let known = mails('b', 'a');
  const { control } = backend('c', 'b');

  const reading = readMails(control, () => known);
  known = mails('b');

  expect(await reading).toEqual(mails('c', 'b'));
});

test('keeps the thousand newest mails, as the mock server does', async () => {
  const ids = Array.from({ length: 1_001 }, (_, index) => `mail-${1_000 - index}`);

  const after = await readMails(backend(...ids).control, () => mails(...ids.slice(1)));

  expect(after.map(({ id }) => id)).toEqual(ids.slice(0, 1_000));
});

test.each([
  ['a deleted one goes', ['c', 'b', 'a'], ['c', 'a'], ['c', 'a'], 0],
  ['one that came after the telling stays', ['c', 'b', 'a'], ['b', 'a'], ['c', 'b', 'a'], 0],
  ['one that came just before is read', ['b', 'a'], ['c', 'b', 'a'], ['c', 'b', 'a'], 1],
  ['one that came late is read with all others', ['c', 'a'], ['c', 'b', 'a'], ['c', 'b', 'a'], 2],
] as const)('of the mails that were told, %s', async (_, before, ids, expected, questions) => {
  const { control, asked } = backend(...ids);

  const after = await settledMails(control, mails(...before), told(...ids));

  expect(after).toEqual(mails(...expected));
  expect(asked.length).toBe(questions);
});

test('tells which mails have come, of the second time on', () => {
  const added = [addedMails(mails('b', 'a'), mails('a')), addedMails(mails('a'), undefined)];

  expect(added).toEqual([mails('b'), []]);
});

test('one mail is announced with its recipient and subject, several are counted', () => {
  const sentences = [sentenceOfMails(mails('a')), sentenceOfMails(mails('b', 'a'))];

  expect(sentences).toEqual(['New mail to a@example.com: Mail a.', '2 new mails.']);
});
