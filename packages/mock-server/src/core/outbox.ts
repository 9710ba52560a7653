import type { Cell } from './cells.ts';
import type { Clock } from './clock.ts';
import { isoTime } from './clock.ts';
import { milliseconds } from './duration.ts';
import type { MailFate } from './faults/faults.ts';
import { createHandOut } from './hand-out.ts';
import { headerLine, isHeaderLine } from './header-line.ts';
import { type MailBodies, wholeMail } from './mail-bodies.ts';
import { createMailDelivery } from './mail-delivery.ts';
import { arriving } from './mail-fate.ts';
import { createMailRows, type MailRows } from './mail-rows.ts';
import type { FilledMail, Mail, Message, SentMail } from './message.ts';
import { checkMessageFilter, type MessageFilter, type MessageWait, matching } from './message-filter.ts';
import type { Random } from './random.ts';
import type { Store } from './store.ts';
import { createWaiters, listedWithin } from './waiters.ts';

/** The mails that a mock server sent. A filter with an unknown field rejects. */
export interface Outbox {
  /**
   * The messages that match, newest first. With `timeout`, if there are none, it waits for the first one, and resolves to an
   * empty list if none came. It takes none away from `waitFor`.
   */
  list(wait?: MessageWait): Promise<readonly Message[]>;
  /**
   * Waits for a message that matches and that no earlier `waitFor` returned. If there are several, it returns the
   * oldest one; for the newest use `(await mock.outbox.list(filter))[0]`. With `after` it also returns messages that
   * were returned already. Rejects after `timeout` with an error that names the filter and the mails in the outbox.
   */
  waitFor(filter?: MessageWait): Promise<Message>;
  /** Deletes all messages, those that a fault delays too. The codes and links in them stay valid. */
  clear(): Promise<void>;
}

/** The mails as a mail client sees them: it deletes some, and knows which ones were read. */
export type Mailbox = Pick<MailRows, 'remove' | 'read' | 'mark'>;

/** An outbox that providers can send with. */
export interface SendingOutbox extends Outbox {
  readonly mailbox: Mailbox;
  /** Sends a mail. Without a fate it has that of the faults. */
  send(mail: Mail | FilledMail, fate?: MailFate): Promise<SentMail>;
  /** Lets a mail arrive that was sent and held back. */
  deliver(mail: SentMail): Promise<void>;
  /** A mail as its reader sees it. */
  whole(mail: SentMail): Message;
  /** The templates that its mails are made of. */
  readonly bodies: MailBodies;
  /** The same outbox for senders by another clock. No fault happens to their mails. */
  sendingBy(clock: Pick<Clock, 'now'>): SendingOutbox;
  /** Lets everybody who waits look again: the time has changed, and a delayed mail may have arrived. */
  look(): void;
  /** Forgets which delayed messages are on their way. The messages themselves are in the store. */
  forget(): void;
  /** The ids of the messages that `waitFor` returned. */
  handedOut(): readonly string[];
  /** Goes on with the messages that are in the store: delayed ones are on their way, and these were returned. */
  resume(handedOut?: readonly string[]): Promise<void>;
  /** Ends all waits: they reject with this error. */
  end(reason: Error): void;
}

/** What an outbox needs. */
export interface OutboxParts {
  readonly store: Store;
  readonly clock: Pick<Clock, 'now' | 'isFrozen'>;
  readonly random: Random;
  /** The sender of each mail. */
  sender(): string;
  /** The templates that its mails are made of. Default: none. */
  readonly bodies?: MailBodies | undefined;
  /** Called for each mail that arrives. */
  readonly onSent: ((message: Message) => void) | undefined;
  /** Called each time a mail has arrived, or was deleted or marked. */
  readonly onChange?: () => void;
  /** The ids of the mails that `waitFor` returned. Default: none. */
  readonly handedOut?: Cell<readonly string[]>;
  /** What a fault does to a mail. `undefined`: nothing is asked, it arrives. */
  fateOf(mail: Mail | FilledMail): Promise<MailFate | undefined> | undefined;
}

/** An outbox in a store. */
export function createOutbox(parts: OutboxParts): SendingOutbox {
  const { store, clock, random, sender, bodies = {}, onSent, onChange = () => {}, handedOut, fateOf } = parts;
  const handOut = createHandOut(handedOut);
  const waiters = createWaiters();
  const rows = createMailRows(store, clock);
  const whole = (mail: SentMail): Message => wholeMail(bodies, mail);
  const told = onSent && ((mail: SentMail) => onSent(whole(mail)));
  const delivery = createMailDelivery(clock, { onArrival: onChange, onSent: told, onLook: waiters.wake });

  const there = async (filter: MessageFilter): Promise<readonly SentMail[]> => matching(await rows.arrived(), filter);
  const list = async (wait: MessageWait = {}): Promise<readonly Message[]> => {
    checkMessageFilter(wait, 'timeout', 'signal');
    const { timeout = 0, signal, ...filter } = wait;
    return (await listedWithin(waiters, () => there(filter), milliseconds(timeout), signal)).map(whole);
  };
  const deliver = (mail: SentMail): Promise<SentMail> =>
    rows.add(mail).then(() => {
      delivery.deliver(mail);
      waiters.wake();
      return mail;
    });
  const deliverAll = async (mails: readonly SentMail[]): Promise<void> => {
    for (const mail of mails) await deliver(mail);
  };
  const sendAt = (time: number, written: Mail | FilledMail, fate: MailFate | undefined): Promise<SentMail> => {
    const mail = withHeaderLines({ id: random.uuid(), from: sender(), ...written, sentAt: isoTime(time) });
    if (!fate) return deliver(mail);
    return deliverAll(arriving(mail, fate, () => random.uuid())).then(() => mail);
  };

  const outbox: SendingOutbox = {
    list,
    deliver: (mail) => deliverAll([mail]),
    whole,
    bodies,
    mailbox: mailboxOf(rows, onChange),
    send(mail, fate) {
      const time = clock.now();
      const asked = fate ? undefined : fateOf(mail);
      return asked ? asked.then((found) => sendAt(time, mail, found)) : sendAt(time, mail, fate);
    },
    sendingBy(other) {
      return { ...outbox, send: (mail, fate) => sendAt(other.now(), mail, fate) };
    },
    async waitFor(wait = {}) {
      checkMessageFilter(wait, 'timeout', 'signal');
      const { timeout = 3_000, signal, ...filter } = wait;
      const claim = async (): Promise<SentMail | undefined> =>
        handOut.next(await there(filter), filter.after !== undefined);
      const mail = await waiters.within(claim, milliseconds(timeout), signal);
      if (!mail) throw new Error(nothingCame(filter, milliseconds(timeout), await rows.arrived()));
      return whole(mail);
    },
    async clear() {
      await rows.clear();
      handOut.forget();
      delivery.forget();
      onChange();
    },
    look: delivery.look,
    forget: delivery.forget,
    handedOut: handOut.given,
    async resume(handedOut) {
      if (handedOut) handOut.restore(handedOut);
      delivery.forget();
      for (const mail of await rows.onTheirWay()) delivery.deliver(mail);
      waiters.wake();
    },
    end: waiters.end,
  };
  return outbox;
}

function mailboxOf({ remove, read, mark }: MailRows, onChange: () => void): Mailbox {
  return {
    remove: (ids) => remove(ids).then(onChange),
    read,
    mark: (ids, isRead) => mark(ids, isRead).then(onChange),
  };
}

/** A mail whose headers are one line each. */
function withHeaderLines(mail: SentMail): SentMail {
  const { from, to, subject } = mail;
  if (isHeaderLine(from) && isHeaderLine(to) && isHeaderLine(subject)) return mail;
  return { ...mail, from: headerLine(from), to: headerLine(to), subject: headerLine(subject) };
}

function nothingCame(filter: MessageFilter, waitedMs: number, mails: readonly SentMail[]): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  const wanted = given.map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  const there = mails.slice(0, 5).map(({ to, kind, subject }) => `${kind} to ${to}: ${subject}`);
  return [
    `No ${wanted.length > 0 ? `mail with ${wanted.join(', ')}` : 'mail'} came within ${waitedMs} ms.`,
    there.length > 0 ? `In the outbox: ${there.join('; ')}.` : 'The outbox is empty.',
  ].join(' ');
}
