import { messageIdOf } from '../../core/mail-source.ts';
import type { Letter } from './letter.ts';
import { folded, searchTextOf } from './text-of.ts';

type Test = (letter: Letter) => boolean;

/** The mails that a search of Mailpit finds: those to which all of its words and filters apply. */
export function found(letters: readonly Letter[], query: string): readonly Letter[] {
  const tests = wordsOf(query).flatMap(testOf);
  return letters.filter((letter) => tests.every((test) => test(letter)));
}

/** The words of a search. Quotes hold words together: `subject:"Reset your password"` is one. */
function wordsOf(query: string): readonly string[] {
  const words = query.match(/(?:"[^"]*"|[^\s"])+/g) ?? [];
  return words.map((word) => word.replaceAll('"', '').trim());
}

function testOf(word: string): readonly Test[] {
  const excludes = word.length > 1 && /^[-!]/.test(word);
  const wanted = excludes ? word.slice(1) : word;
  // Mailpit leaves out a word without a letter or digit.
  if (!/[a-z0-9]/i.test(wanted)) return [];
  const test = filterOf(wanted) ?? containing(searchable, wanted);
  if (test === 'none') return [];
  return [excludes ? (letter) => !test(letter) : test];
}

/** The test of a filter such as `to:ada`; `'none'` for one with a wrong value, which counts for nothing. */
function filterOf(word: string): Test | 'none' | undefined {
  const [, name = '', value = ''] = /^([a-z-]+):(.*)$/is.exec(word) ?? [];
  const make = Object.hasOwn(filters, name.toLowerCase()) ? filters[name.toLowerCase()] : undefined;
  // A filter for nothing counts for nothing; these four are then words to look for.
  if (make && value.trim() === '' && !/^(?:has|is|larger|smaller)$/i.test(name)) return 'none';
  return make?.(value.trim());
}

const never: Test = () => false;

const filters: Readonly<Record<string, (value: string) => Test | 'none' | undefined>> = {
  to: (value) => containing(({ message }) => message.to, value),
  from: (value) => containing(({ message }) => message.from, value),
  addressed: (value) => containing(({ message }) => `${message.to} ${message.from}`, value),
  subject: (value) => containing(({ message }) => message.subject, value),
  'message-id': (value) => containing(({ message }) => messageIdOf(message), value),
  cc: () => never,
  bcc: () => never,
  'reply-to': () => never,
  tag: () => never,
  has: (value) => (/^(?:attachments?|inlines?)$/i.test(value) ? never : undefined),
  is: (value) => states[value.toLowerCase()],
  before: (value) => timed(value, (sent, moment) => sent <= moment),
  after: (value) => timed(value, (sent, moment) => sent >= moment),
  larger: (value) => sized(value, (size, limit) => size > limit),
  smaller: (value) => sized(value, (size, limit) => size < limit),
};

const states: Readonly<Record<string, Test>> = {
  read: ({ isRead }) => isRead,
  unread: ({ isRead }) => !isRead,
  tagged: never,
};

function containing(textOf: (letter: Letter) => string, word: string): Test {
  const part = folded(word);
  return (letter) => folded(textOf(letter)).includes(part);
}

function searchable({ message: { from, to, subject, html } }: Letter): string {
  return `${from} ${to} ${subject} ${searchTextOf(html)}`;
}

function timed(value: string, fits: (sent: number, moment: number) => boolean): Test | 'none' {
  const moment = momentOf(value);
  if (Number.isNaN(moment)) return 'none';
  return ({ message }) => fits(Date.parse(message.sentAt), moment);
}

/** A day, a time or seconds since 1970, as milliseconds since 1970. Times without a zone are UTC. */
function momentOf(value: string): number {
  if (/^\d{9,10}$/.test(value)) return Number(value) * 1_000;
  if (/^\d{12,13}$/.test(value)) return Number(value);
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/.exec(value) ?? [];
  return Date.parse(day === undefined ? value : `${day}T${time}Z`);
}

const units: Readonly<Record<string, number>> = { '': 1, k: 1_024, kb: 1_024, m: 1_048_576, mb: 1_048_576 };

function sized(value: string, fits: (size: number, limit: number) => boolean): Test | undefined {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s?([a-z]{0,2})$/i.exec(value) ?? [];
  const limit = Math.floor(Number(number) * (units[unit.toLowerCase()] ?? 0));
  return limit > 0 ? ({ size }) => fits(size, limit) : undefined;
}
