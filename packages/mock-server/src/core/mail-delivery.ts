import { type Clock, isoTime } from './clock.ts';
import type { Message } from './message.ts';

/** Tells a listener about each mail when it arrives. */
export interface MailDelivery {
  /** Takes a mail that was sent. One that a fault delays arrives later. */
  deliver(message: Message): void;
  /** Looks which delayed mails have arrived by now. */
  look(): void;
  forget(): void;
}

/** `onSent` is called with each mail that arrives, if there is one; `onLook` after each look. */
export function createMailDelivery(
  clock: Pick<Clock, 'now'>,
  onSent: ((message: Message) => void) | undefined,
  onLook: () => void,
): MailDelivery {
  const delayed = new Set<Message>();
  const tell = (message: Message): void => {
    if (onSent) void notify(onSent, message);
  };
  const look = (): void => {
    const now = isoTime(clock.now());
    for (const message of delayed) {
      if ((message.arrivesAt ?? '') > now) continue;
      delayed.delete(message);
      tell(message);
    }
    onLook();
  };
  return {
    deliver(message) {
      if (message.arrivesAt === undefined) {
        tell(message);
        return;
      }
      delayed.add(message);
      wakeLater(look, Date.parse(message.arrivesAt) - clock.now());
    },
    look,
    forget: () => delayed.clear(),
  };
}

/** Calls a function later. Node may end before: a mail that nobody waits for keeps no process alive. */
function wakeLater(act: () => void, ms: number): void {
  const timer: unknown = setTimeout(act, ms);
  const unref: unknown = Reflect.get(Object(timer), 'unref');
  if (typeof unref === 'function') unref.call(timer);
}

/** Calls `onSent`. An error of it is printed and does not reach the request that sent the mail. */
async function notify(onSent: (message: Message) => void, message: Message): Promise<void> {
  try {
    await onSent(message);
  } catch (error) {
    console.error('Resetkit: onMail threw.', error);
  }
}
