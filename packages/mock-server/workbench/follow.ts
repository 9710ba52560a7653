import { type Account, type Backend, listAccounts, readClock } from './api.ts';
import { followMails, type MailFollower } from './follow-mails.ts';
import { pause } from './pause.ts';

/** Callbacks for changes on the server. */
export interface Follower extends MailFollower {
  onState(backend: Backend, state: { now: number; accounts: readonly Account[] }): void;
}

/** An observed server. */
export interface Following {
  /** Rejects when the server is lost or refuses a request. Never resolves. */
  readonly ended: Promise<never>;
  /** Reads mails, clock and accounts of a backend again, at once. */
  refresh(backend: Backend): Promise<void>;
}

const POLL_MS = 5_000;

/**
 * Observes the backends of one server: each with a pending request for the next mail, and with a periodic check for
 * other changes. While the page is hidden and there are several backends, it sends no such requests: a browser has six
 * connections for all its tabs, and the link that was just opened needs one.
 */
export function follow(backends: readonly Backend[], follower: Follower): Following {
  const end = new AbortController();
  const { signal } = end;
  const isPaused = (): boolean => document.hidden && backends.length > 1;
  const mails = new Map(backends.map((one) => [one, followMails(one, follower, { signal, isPaused })]));

  const readState = async (backend: Backend): Promise<void> => {
    const [now, accounts] = await Promise.all([readClock(backend.id), listAccounts(backend.id)]);
    if (!signal.aborted) follower.onState(backend, { now, accounts });
  };
  const poll = async (): Promise<never> => {
    for (;;) {
      if (!document.hidden)
        await Promise.all([...mails].flatMap(([backend, { checkNewest }]) => [readState(backend), checkNewest()]));
      signal.throwIfAborted();
      await pause(POLL_MS);
    }
  };
  const cancelIfPaused = (): void => {
    if (isPaused()) for (const { cancel } of mails.values()) cancel();
  };

  document.addEventListener('visibilitychange', cancelIfPaused, { signal });
  const runs = [...mails.values()].map(({ run }) => run());
  return {
    ended: Promise.race([...runs, poll()]).finally(() => end.abort()),
    async refresh(backend) {
      mails.get(backend)?.cancel();
      await readState(backend);
    },
  };
}
