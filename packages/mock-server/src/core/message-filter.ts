import type { Duration } from './duration.ts';
import { type MailKind, mailKinds, type SentMail } from './message.ts';
import { momentOf } from './moment-of.ts';

/** A filter of messages. Fields that are left out match everything. */
export interface MessageFilter {
  /** The recipient, in any case. */
  readonly to?: string;
  /** The purpose of the mail. */
  readonly kind?: MailKind;
  /** Only messages sent after this one (its id) or after this time (ISO 8601 or milliseconds since 1970). */
  readonly after?: string | number;
}

/** A filter, and how long to wait for a message that matches. */
export interface MessageWait extends MessageFilter {
  /** In real time, not by the mock server's clock. Default: 3 seconds, less than test runners allow a test. */
  readonly timeout?: Duration;
  /** Ends the wait early: it then rejects with the reason of the signal. */
  readonly signal?: AbortSignal;
}

/** Throws for an unknown field: it would match every mail, and a test would pass by accident. */
export function checkFilter(filter: object, fields: readonly string[], what = 'Mails'): void {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) {
    throw new Error(`Expected a filter such as { to: 'ada@example.com' }, not ${JSON.stringify(filter)}.`);
  }
  const unknown = Object.keys(filter).find((name) => !fields.includes(name));
  if (unknown !== undefined) throw new Error(`${what} have no filter "${unknown}". Known: ${fields.join(', ')}.`);
}

const values: Readonly<Record<keyof MessageFilter, readonly [expected: string, holds: (value: unknown) => boolean]>> = {
  to: ['an e-mail address', (value) => typeof value === 'string'],
  kind: [`one of ${mailKinds.join(', ')}`, (value) => mailKinds.some((kind) => kind === value)],
  after: [
    'the id of a message or a time',
    (value) => (typeof value === 'string' && value !== '') || Number.isFinite(value) || value instanceof Date,
  ],
};

/** Throws for an unknown field of a filter of messages, and for a value that no message has. `more` are fields beside these. */
export function checkMessageFilter(filter: object, ...more: readonly string[]): void {
  checkFilter(filter, [...Object.keys(values), ...more]);
  for (const [name, [expected, holds]] of Object.entries(values)) {
    const value: unknown = Reflect.get(filter, name);
    if (value !== undefined && !holds(value))
      throw new Error(`Expected ${expected} as '${name}', not ${JSON.stringify(value)}.`);
  }
}

/** The messages that match a filter, in the order in which they were given: newest first. */
export function matching(newestFirst: readonly SentMail[], { to, kind, after }: MessageFilter): readonly SentMail[] {
  return since(newestFirst, after).filter(
    (message) =>
      (to === undefined || message.to.toLowerCase() === to.toLowerCase()) &&
      (kind === undefined || message.kind === kind),
  );
}

function since(newestFirst: readonly SentMail[], after: MessageFilter['after']): readonly SentMail[] {
  if (after === undefined) return newestFirst;
  const index = newestFirst.findIndex(({ id }) => id === after);
  if (index !== -1) return newestFirst.slice(0, index);
  const time = typeof after === 'string' ? momentOf(after) : new Date(after).getTime();
  if (Number.isNaN(time)) {
    throw new Error(`Expected the id of a message or a time as 'after', not ${JSON.stringify(after)}.`);
  }
  return newestFirst.filter(({ sentAt }) => Date.parse(sentAt) > time);
}
