import type { Clock } from './clock.ts';
import { isoTime } from './clock.ts';
import { type Duration, milliseconds } from './duration.ts';
import type { Random } from './random.ts';
import type { Store } from './store.ts';

/** The purpose of a mail. A `notification` tells what was done, and carries no secret. */
export type MailKind = 'password-reset' | 'verification' | 'sign-in' | 'invitation' | 'notification';

/** A mail as a provider writes it. */
export interface Mail {
  /** The sender, as in the header `From`. Default: the provider's. */
  readonly from?: string;
  /** The recipient's address. */
  readonly to: string;
  /** The purpose of the mail. */
  readonly kind: MailKind;
  /** Plain text. */
  readonly subject: string;
  /** The mail as plain text, with the code or the link in it. */
  readonly text: string;
  /** The mail as HTML. */
  readonly html: string;
  /** The digits in the mail. Absent if it has none. */
  readonly code?: string;
  /** The URL in the mail. Absent if it has none. */
  readonly link?: string;
  /** The secret in the link. */
  readonly token?: string;
  /** When the code or link expires: ISO 8601. */
  readonly expiresAt?: string;
}

/** A mail that the mock server sent. */
export interface Message extends Mail {
  /** Identifies this message, for example as `after`. */
  readonly id: string;
  /** The sender, as in the header `From` (RFC 5322): `Unleash <noreply@getunleash.io>`. */
  readonly from: string;
  /** ISO 8601, by the mock server's clock. */
  readonly sentAt: string;
}

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
}

/** The mails that a mock server sent. A filter with an unknown field rejects. */
export interface Outbox {
  /** The messages that match, newest first. */
  list(filter?: MessageFilter): Promise<readonly Message[]>;
  /**
   * Waits for a message that matches and that no earlier `waitFor` returned. If there are several, it returns the
   * oldest one; for the newest use `(await mock.outbox.list(filter))[0]`. With `after` it also returns messages that
   * were returned already. Rejects after `timeout` with an error that names the filter and the mails in the outbox.
   */
  waitFor(filter?: MessageWait): Promise<Message>;
}

/** An outbox that providers can send with. */
export interface SendingOutbox extends Outbox {
  send(mail: Mail): Promise<Message>;
  /** The messages that match, newest first. If there are none, waits up to `waitMs` milliseconds for the first one. */
  listWithin(filter: MessageFilter, waitMs: number): Promise<readonly Message[]>;
  /** Forgets which messages `waitFor` returned. The messages themselves are in the store. */
  forget(): void;
}

// Read when the module loads: `waitFor` waits in real time even if a test installs fake timers later.
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;

/** The number of messages that are stored. Older ones are deleted, so that a long-running server stays fast. */
const capacity = 1_000;

/** An outbox in a store. `sender` gives the sender of each mail, and `onSent` is called for each mail. */
export function createOutbox(
  store: Store,
  clock: Clock,
  random: Random,
  sender: () => Promise<string>,
  onSent: (message: Message) => void,
): SendingOutbox {
  const handedOut = new Set<string>();
  const listeners = new Set<() => void>();

  const all = async (): Promise<readonly Message[]> => {
    const rows = await store.list<Message>('outbox/');
    return rows.map(([, message]) => message).reverse();
  };
  const list = async (filter: MessageFilter = {}): Promise<readonly Message[]> => {
    checkFilter(filter, ['to', 'kind', 'after']);
    return matching(await all(), filter);
  };
  const within = <T>(look: () => Promise<T | undefined>, waitMs: number): Promise<T | undefined> =>
    firstWithin(look, waitMs, listeners);

  return {
    list,
    async send(mail) {
      const number = await store.update<number, number>('outbox-count', (count = 0) => [count + 1, count]);
      const from = await sender();
      const message: Message = { id: random.uuid(), from, ...mail, sentAt: isoTime(clock.now()) };
      await store.update<Message, void>(rowKey(number), () => [message, undefined]);
      if (number >= capacity) await store.delete(rowKey(number - capacity));
      void notify(onSent, message);
      for (const listener of [...listeners]) listener();
      return message;
    },
    async waitFor(wait = {}) {
      checkFilter(wait, ['to', 'kind', 'after', 'timeout']);
      const { timeout = 3_000, ...filter } = wait;
      const claim = async (): Promise<Message | undefined> => {
        const messages = await list(filter);
        // No await between find and add: of two concurrent calls only one gets the message.
        const message = messages.findLast(({ id }) => filter.after !== undefined || !handedOut.has(id));
        if (message) handedOut.add(message.id);
        return message;
      };
      const message = await within(claim, milliseconds(timeout));
      if (!message) throw new Error(nothingCame(filter, milliseconds(timeout), await all()));
      return message;
    },
    async listWithin(filter, waitMs) {
      const found = async (): Promise<readonly Message[] | undefined> => {
        const messages = await list(filter);
        return messages.length > 0 ? messages : undefined;
      };
      return (await within(found, waitMs)) ?? [];
    },
    forget: () => handedOut.clear(),
  };
}

/** Calls `onSent`. An error of it is printed and does not reach the request that sent the mail. */
async function notify(onSent: (message: Message) => void, message: Message): Promise<void> {
  try {
    await onSent(message);
  } catch (error) {
    console.error('Resetkit: onMail threw.', error);
  }
}

/** Throws for an unknown field: it would match every mail, and a test would pass by accident. */
function checkFilter(filter: MessageWait, fields: readonly string[]): void {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) {
    throw new Error(`Expected a filter such as { to: 'ada@example.com' }, not ${JSON.stringify(filter)}.`);
  }
  const unknown = Object.keys(filter).find((name) => !fields.includes(name));
  if (unknown !== undefined) throw new Error(`Mails have no filter "${unknown}". Known: ${fields.join(', ')}.`);
}

function rowKey(number: number): string {
  return `outbox/${String(number).padStart(9, '0')}`;
}

function matching(newestFirst: readonly Message[], { to, kind, after }: MessageFilter): readonly Message[] {
  return since(newestFirst, after).filter(
    (message) =>
      (to === undefined || message.to.toLowerCase() === to.toLowerCase()) &&
      (kind === undefined || message.kind === kind),
  );
}

function since(newestFirst: readonly Message[], after: MessageFilter['after']): readonly Message[] {
  if (after === undefined) return newestFirst;
  const index = newestFirst.findIndex(({ id }) => id === after);
  if (index !== -1) return newestFirst.slice(0, index);
  const time = typeof after === 'number' ? after : Date.parse(after);
  if (Number.isNaN(time)) {
    throw new Error(`Expected the id of a message or a time as 'after', not ${JSON.stringify(after)}.`);
  }
  return newestFirst.filter(({ sentAt }) => Date.parse(sentAt) > time);
}

/** Calls `look` at once and after each message that is sent, until it returns something. `undefined` after `waitMs`. */
async function firstWithin<T>(
  look: () => Promise<T | undefined>,
  waitMs: number,
  listeners: Set<() => void>,
): Promise<T | undefined> {
  let wake = (): void => {};
  const expired = { value: false };
  const timer = startTimer(() => {
    expired.value = true;
    wake();
  }, waitMs);
  const listener = (): void => wake();
  listeners.add(listener);
  try {
    for (;;) {
      const sent = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const found = await look();
      if (found !== undefined || expired.value) return found;
      await sent;
    }
  } finally {
    stopTimer(timer);
    listeners.delete(listener);
  }
}

function nothingCame(filter: MessageFilter, waitedMs: number, messages: readonly Message[]): string {
  const wanted = Object.entries(filter).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  const there = messages.slice(0, 5).map(({ to, kind, subject }) => `${kind} to ${to}: ${subject}`);
  return [
    `No ${wanted.length > 0 ? `mail with ${wanted.join(', ')}` : 'mail'} came within ${waitedMs} ms.`,
    there.length > 0 ? `In the outbox: ${there.join('; ')}.` : 'The outbox is empty.',
  ].join(' ');
}
