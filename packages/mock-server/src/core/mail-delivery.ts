import { type Clock, isoTime } from './clock.ts';
import type { SentMail } from './message.ts';

/** Tells a listener about each mail when it arrives. */
export interface MailDelivery {
  /** Takes a mail that was sent. One that a fault delays arrives later. */
  deliver(mail: SentMail): void;
  /** Looks which delayed mails have arrived by now. */
  look(): void;
  forget(): void;
}

/** Who is told of mails. */
export interface MailListeners {
  /** Called for each mail that arrives. */
  onArrival(): void;
  /** Called with each mail that arrives, if there is one. */
  readonly onSent: ((mail: SentMail) => void) | undefined;
  /** Called after each look. */
  onLook(): void;
}

/** The mails that these listeners are told of. */
export function createMailDelivery(
  clock: Pick<Clock, 'now' | 'isFrozen'>,
  { onArrival, onSent, onLook }: MailListeners,
): MailDelivery {
  const delayed = new Set<SentMail>();
  const tell = (mail: SentMail): void => {
    onArrival();
    if (onSent) void notify(onSent, mail);
  };
  let stop = (): void => {};
  /** Looks again when the next mail is due. The clock may have been moved or stopped before: each look sets the time anew. */
  const wakeForNext = (): void => {
    stop();
    if (delayed.size === 0 || clock.isFrozen()) return;
    const next = Math.min(...[...delayed].map(({ arrivesAt = '' }) => Date.parse(arrivesAt)));
    stop = wakeLater(look, next - clock.now());
  };
  const look = (): void => {
    const now = isoTime(clock.now());
    for (const mail of delayed) {
      if ((mail.arrivesAt ?? '') > now) continue;
      delayed.delete(mail);
      tell(mail);
    }
    wakeForNext();
    onLook();
  };
  return {
    deliver(mail) {
      if (mail.arrivesAt === undefined) {
        tell(mail);
        return;
      }
      delayed.add(mail);
      wakeForNext();
    },
    look,
    forget() {
      delayed.clear();
      stop();
    },
  };
}

/** A clock may stand although nobody stopped it: looks are not more frequent than this. A timer takes no more milliseconds than 2^31. */
const [leastMs, mostMs] = [20, 2 ** 31 - 1];

/**
 * Calls a function later. Returns the function that prevents it. Node may end before: a mail that nobody waits for keeps no
 * process alive.
 */
function wakeLater(act: () => void, ms: number): () => void {
  const timer = setTimeout(act, Math.min(Math.max(ms, leastMs), mostMs));
  const unref: unknown = Reflect.get(Object(timer), 'unref');
  if (typeof unref === 'function') unref.call(timer);
  return () => clearTimeout(timer);
}

/** Calls `onSent`. An error of it is printed and does not reach the request that sent the mail. */
async function notify(onSent: (mail: SentMail) => void, mail: SentMail): Promise<void> {
  try {
    await onSent(mail);
  } catch (error) {
    console.error('Resetkit: onMail threw.', error);
  }
}
