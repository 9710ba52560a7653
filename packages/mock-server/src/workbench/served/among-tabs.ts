/** What one tab does for all tabs with the same page. */
export interface AmongTabs<Message> {
  /** The same in tabs that share, and in no others. */
  readonly name: string;
  /** Runs in one tab, and in another one when that is closed. It tells all of them what it learns. Ends when `signal` is aborted. */
  lead(tell: (message: Message) => void): Promise<unknown>;
  /** Called in each tab, also in the one that leads. */
  hear(message: Message): void;
  readonly signal: AbortSignal;
}

/**
 * Lets one tab of all that show the same page ask the server, and tell the others: a browser has six connections to a server
 * for all its tabs, and the app that is being built needs some. Where there are no locks, as on a page that is not secure,
 * each tab asks by itself.
 */
export function amongTabs<Message>({ name, lead, hear, signal }: AmongTabs<Message>): void {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => hear(data);
  signal.addEventListener('abort', () => channel.close(), { once: true });
  const tell = (message: Message): void => {
    channel.postMessage(message);
    hear(message);
  };
  if (!globalThis.navigator.locks) {
    void lead(hear);
    return;
  }
  navigator.locks
    .request(name, { signal }, () => lead(tell))
    .catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
}
