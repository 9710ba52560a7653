import { type Backend, listMessages, type Message, Refused, WAIT_MS } from './api.ts';
import { pause } from './pause.ts';

/** Callbacks for the mails of a server. */
export interface MailFollower {
  /** All mails of a backend. */
  onMails(backend: Backend, messages: readonly Message[]): void;
  /** Mails that were just sent, newest first. */
  onNewMails(backend: Backend, messages: readonly Message[]): void;
}

/** What decides whether a request for the next mail may wait: the server is still followed, and the page is not hidden. */
export interface WaitingPage {
  /** Abort it to stop following the server. */
  readonly signal: AbortSignal;
  /** Whether no request for the next mail may be pending. */
  isPaused(): boolean;
}

/** The mails of one backend, while they are followed. */
export interface FollowedMails {
  /** Rejects when the server is lost or refuses a request. Never resolves. */
  run(): Promise<never>;
  /** Ends the pending request, after which all mails are read again. */
  cancel(): void;
  /** Reads all mails again if the newest one is unknown to the mock, because another client has restarted it. */
  checkNewest(): Promise<void>;
}

/** Reads the mails of a backend, then waits for each next one with a pending request. */
export function followMails(
  backend: Backend,
  { onMails, onNewMails }: MailFollower,
  { signal, isPaused }: WaitingPage,
): FollowedMails {
  let newest: string | undefined;
  let pending = new AbortController();

  const readAll = async (): Promise<void> => {
    const messages = await listMessages(backend.id, {}, signal);
    newest = messages[0]?.id;
    onMails(backend, messages);
  };
  const waitForMail = async (): Promise<void> => {
    const start = Date.now();
    const either = AbortSignal.any([signal, pending.signal]);
    const messages = await listMessages(backend.id, { after: newest, wait: WAIT_MS }, either);
    if (pending.signal.aborted) return;
    if (messages[0]) {
      newest = messages[0].id;
      onNewMails(backend, messages);
    } else if (Date.now() - start < 1_000) await pause(1_000);
  };
  const waitUntilCancelled = async (): Promise<void> => {
    pending = new AbortController();
    try {
      while (!pending.signal.aborted) await (isPaused() ? untilShown() : waitForMail());
    } catch (error) {
      if (pending.signal.aborted) return;
      if (!isForgotten(error)) throw error;
      await pause(200);
    }
  };
  return {
    async run() {
      for (;;) {
        await readAll();
        await waitUntilCancelled();
      }
    },
    cancel: () => pending.abort(),
    async checkNewest() {
      if (newest === undefined) return;
      await listMessages(backend.id, { after: newest }).catch((error: unknown) => {
        if (!isForgotten(error)) throw error;
        pending.abort();
      });
    },
  };
}

function untilShown(): Promise<void> {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resolve) => document.addEventListener('visibilitychange', () => resolve(), { once: true }));
}

/** Whether the control API has refused the id of a mail that it no longer has. */
function isForgotten(error: unknown): boolean {
  return error instanceof Refused && error.status === 400;
}
