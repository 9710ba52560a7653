import type { Clock } from './clock.ts';
import { isoTime } from './clock.ts';
import { milliseconds } from './duration.ts';
import type { MailFate } from './faults/faults.ts';
import { createHandOut } from './hand-out.ts';
import { arriving } from './mail-fate.ts';
import type { Mail, Message } from './message.ts';
import { checkFilter, type MessageFilter, type MessageWait, matching } from './message-filter.ts';
import type { Random } from './random.ts';
import type { Store } from './store.ts';
import { createWaiters } from './waiters.ts';

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
  /** Deletes all messages. The codes and links in them stay valid. */
  clear(): Promise<void>;
}

/** An outbox that providers can send with. */
export interface SendingOutbox extends Outbox {
  send(mail: Mail): Promise<Message>;
  /** The messages that match, newest first. If there are none, waits up to `waitMs` milliseconds for the first one. */
  listWithin(filter: MessageFilter, waitMs: number, signal?: AbortSignal): Promise<readonly Message[]>;
  /** Lets everybody who waits look again: the time has changed, and a delayed mail may have arrived. */
  look(): void;
  /** Forgets which messages `waitFor` returned. The messages themselves are in the store. */
  forget(): void;
  /** Ends all waits: they reject with this error. */
  end(reason: Error): void;
}

/** The number of messages that are stored. Older ones are deleted, so that a long-running server stays fast. */
const capacity = 1_000;

/** What an outbox needs. */
export interface OutboxParts {
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Random;
  /** The sender of each mail. */
  sender(): Promise<string>;
  /** Called for each mail that arrives. */
  onSent(message: Message): void;
  /** What a fault does to a mail. */
  fateOf(mail: Mail): MailFate | undefined;
}

/** An outbox in a store. */
export function createOutbox({ store, clock, random, sender, onSent, fateOf }: OutboxParts): SendingOutbox {
  const handOut = createHandOut();
  const delayed = new Set<Message>();
  const waiters = createWaiters();

  const all = async (): Promise<readonly Message[]> => {
    const rows = await store.list<Message>('outbox/');
    const now = isoTime(clock.now());
    return rows.flatMap(([, message]) => ((message.arrivesAt ?? '') <= now ? [message] : [])).reverse();
  };
  const list = async (filter: MessageFilter = {}): Promise<readonly Message[]> => {
    checkFilter(filter, ['to', 'kind', 'after']);
    return matching(await all(), filter);
  };

  const add = async (message: Message): Promise<void> => {
    const number = await store.update<number, number>('outbox-count', (count = 0) => [count + 1, count]);
    await store.update<Message, void>(rowKey(number), () => [message, undefined]);
    if (number >= capacity) await store.delete(rowKey(number - capacity));
    if (message.arrivesAt === undefined) {
      notify(onSent, message);
      return;
    }
    delayed.add(message);
    setTimeout(look, Date.parse(message.arrivesAt) - clock.now());
  };
  /** Announces delayed mails that have arrived by now. */
  const look = (): void => {
    const now = isoTime(clock.now());
    for (const message of delayed) {
      if ((message.arrivesAt ?? '') > now) continue;
      delayed.delete(message);
      notify(onSent, message);
    }
    waiters.wake();
  };

  return {
    list,
    async send(mail) {
      const from = await sender();
      const message: Message = { id: random.uuid(), from, ...mail, sentAt: isoTime(clock.now()) };
      for (const one of arriving(message, fateOf(mail), () => random.uuid())) await add(one);
      waiters.wake();
      return message;
    },
    async waitFor(wait = {}) {
      checkFilter(wait, ['to', 'kind', 'after', 'timeout', 'signal']);
      const { timeout = 3_000, signal, ...filter } = wait;
      const claim = async (): Promise<Message | undefined> => {
        const messages = await list(filter);
        return handOut.next(messages, filter.after !== undefined);
      };
      const message = await waiters.within(claim, milliseconds(timeout), signal);
      if (!message) throw new Error(nothingCame(filter, milliseconds(timeout), await all()));
      return message;
    },
    async listWithin(filter, waitMs, signal) {
      const found = async (): Promise<readonly Message[] | undefined> => {
        const messages = await list(filter);
        return messages.length > 0 ? messages : undefined;
      };
      return (await waiters.within(found, waitMs, signal)) ?? [];
    },
    async clear() {
      for (const [key] of await store.list('outbox/')) await store.delete(key);
      handOut.forget();
    },
    look,
    forget() {
      handOut.forget();
      delayed.clear();
    },
    end: waiters.end,
  };
}

/** Calls `onSent`. An error of it is printed and does not reach the request that sent the mail. */
function notify(onSent: (message: Message) => void, message: Message): void {
  Promise.resolve()
    .then(() => onSent(message))
    .catch((error: unknown) => console.error('Resetkit: onMail threw.', error));
}

function rowKey(number: number): string {
  return `outbox/${String(number).padStart(9, '0')}`;
}

function nothingCame(filter: MessageFilter, waitedMs: number, messages: readonly Message[]): string {
  const wanted = Object.entries(filter).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  const there = messages.slice(0, 5).map(({ to, kind, subject }) => `${kind} to ${to}: ${subject}`);
  return [
    `No ${wanted.length > 0 ? `mail with ${wanted.join(', ')}` : 'mail'} came within ${waitedMs} ms.`,
    there.length > 0 ? `In the outbox: ${there.join('; ')}.` : 'The outbox is empty.',
  ].join(' ');
}
