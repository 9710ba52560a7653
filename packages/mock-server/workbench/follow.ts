import {
  type Account,
  type Backend,
  listAccounts,
  listMessages,
  type Message,
  Refused,
  readClock,
  WAIT_MS,
} from './api.ts';

/** What comes in while the server is followed. */
export interface Follower {
  /** All mails of a backend. */
  onMails(backend: Backend, messages: readonly Message[]): void;
  /** Mails that have just been sent, newest first. */
  onNewMails(backend: Backend, messages: readonly Message[]): void;
  onState(backend: Backend, state: { now: number; accounts: readonly Account[] }): void;
}

/** A server that is being followed. */
export interface Following {
  /** Rejects when the server is lost or refuses; never resolves. */
  readonly ended: Promise<never>;
  /** Reads mails, clock and accounts of a backend anew, at once. */
  look(backend: Backend): Promise<void>;
}

const LOOK_MS = 5_000;

/**
 * Follows the backends of one server: a held request for the next mail each, and every few seconds a look at what else may
 * have changed. A hidden page holds no requests where there are several backends: a browser has six connections for
 * all its tabs, and the link that was just opened needs one.
 */
export function follow(backends: readonly Backend[], follower: Follower): Following {
  const end = new AbortController();
  const newest = new Map<Backend, string | undefined>();
  const held = new Map<Backend, AbortController>();
  const isPaused = (): boolean => document.hidden && backends.length > 1;

  const waitForMail = async (backend: Backend): Promise<void> => {
    const hold = new AbortController();
    held.set(backend, hold);
    const asked = Date.now();
    try {
      const signal = AbortSignal.any([end.signal, hold.signal]);
      const messages = await listMessages(backend.id, { after: newest.get(backend), wait: WAIT_MS }, signal);
      if (hold.signal.aborted) return;
      if (messages[0]) {
        newest.set(backend, messages[0].id);
        follower.onNewMails(backend, messages);
      } else if (Date.now() - asked < 1_000) await pause(1_000);
    } catch (error) {
      if (!hold.signal.aborted) throw error;
    }
  };
  const readAll = async (backend: Backend): Promise<void> => {
    const messages = await listMessages(backend.id, {}, end.signal);
    newest.set(backend, messages[0]?.id);
    follower.onMails(backend, messages);
  };
  const watch = async (backend: Backend): Promise<never> => {
    for (;;) {
      await readAll(backend);
      try {
        do await (isPaused() ? untilShown() : waitForMail(backend));
        while (!held.get(backend)?.signal.aborted);
      } catch (error) {
        if (!isForgotten(error)) throw error;
        await pause(200);
      }
    }
  };
  const readState = async (backend: Backend): Promise<void> => {
    const [now, accounts] = await Promise.all([readClock(backend.id), listAccounts(backend.id)]);
    if (!end.signal.aborted) follower.onState(backend, { now, accounts });
  };
  /** Restarted by somebody else, the mock does not know its newest mail any more. */
  const checkNewest = async (backend: Backend): Promise<void> => {
    const after = newest.get(backend);
    if (after === undefined) return;
    await listMessages(backend.id, { after }).catch((error: unknown) => {
      if (!isForgotten(error)) throw error;
      held.get(backend)?.abort();
    });
  };
  const keepLooking = async (): Promise<never> => {
    for (;;) {
      if (!document.hidden)
        await Promise.all(backends.flatMap((backend) => [readState(backend), checkNewest(backend)]));
      end.signal.throwIfAborted();
      await pause(LOOK_MS);
    }
  };
  const letGo = (): void => {
    if (isPaused()) for (const hold of held.values()) hold.abort();
  };

  document.addEventListener('visibilitychange', letGo, { signal: end.signal });
  const ended = Promise.race([...backends.map(watch), keepLooking()]).finally(() => end.abort());
  return {
    ended,
    async look(backend) {
      held.get(backend)?.abort();
      await readState(backend);
    },
  };
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function untilShown(): Promise<void> {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resolve) => document.addEventListener('visibilitychange', () => resolve(), { once: true }));
}

function isForgotten(error: unknown): boolean {
  return error instanceof Refused && error.status === 400;
}
