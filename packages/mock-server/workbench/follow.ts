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

/** Callbacks for changes on the server. */
export interface Follower {
  /** All mails of a backend. */
  onMails(backend: Backend, messages: readonly Message[]): void;
  /** Mails that were just sent, newest first. */
  onNewMails(backend: Backend, messages: readonly Message[]): void;
  onState(backend: Backend, state: { now: number; accounts: readonly Account[] }): void;
}

/** An observed server. */
export interface Following {
  /** Rejects when the server is lost or refuses a request. Never resolves. */
  readonly ended: Promise<never>;
  /** Reads mails, clock and accounts of a backend again, at once. */
  refresh(backend: Backend): Promise<void>;
}

const LOOK_MS = 5_000;

/**
 * Observes the backends of one server: each with a pending request for the next mail, and with a periodic check for
 * other changes. While the page is hidden and there are several backends, it sends no such requests: a browser has six
 * connections for all its tabs, and the link that was just opened needs one.
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
  /** Reads all mails again if the newest one is unknown to the mock, because another client has restarted it. */
  const checkNewest = async (backend: Backend): Promise<void> => {
    const after = newest.get(backend);
    if (after === undefined) return;
    await listMessages(backend.id, { after }).catch((error: unknown) => {
      if (!isForgotten(error)) throw error;
      held.get(backend)?.abort();
    });
  };
  const poll = async (): Promise<never> => {
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
  const ended = Promise.race([...backends.map(watch), poll()]).finally(() => end.abort());
  return {
    ended,
    async refresh(backend) {
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
