import type { components } from '@resetkit/sdk/mock-control/types';

type Schemas = components['schemas'];
export type Backend = Schemas['ServedProvider'];
export type Message = Schemas['Message'];
export type Account = Schemas['Account'];

/** How long the server may hold a request for new mails. */
export const WAIT_MS = 25_000;

/** The server cannot be reached: it was stopped, or is restarting. */
export class Unreachable extends Error {}

/** The control API refused a request. The message is a sentence for the page. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export async function listBackends(): Promise<Backend[]> {
  const { providers }: Schemas['Health'] = await call('GET', 'health');
  return providers;
}

/** Lists the mails after the given one, newest first. With `wait`, the server answers as soon as there are any. */
export async function listMessages(
  backend: string,
  { after, wait }: { after?: string | undefined; wait?: number } = {},
  signal?: AbortSignal,
): Promise<Message[]> {
  const query = new URLSearchParams();
  if (after !== undefined) query.set('after', after);
  if (wait !== undefined) query.set('wait', String(wait));
  const { messages }: Schemas['Outbox'] = await call('GET', `${backend}/outbox?${query}`, { signal });
  return messages;
}

export async function listAccounts(backend: string): Promise<Account[]> {
  const { accounts }: Schemas['AccountList'] = await call('GET', `${backend}/accounts`);
  return accounts;
}

/** The backend's time, in milliseconds since 1970. */
export async function readClock(backend: string): Promise<number> {
  const { now }: Schemas['ClockReading'] = await call('GET', `${backend}/clock`);
  return Date.parse(now);
}

export async function advanceClock(backend: string, advanceMs: number): Promise<number> {
  const { now }: Schemas['ClockReading'] = await call('POST', `${backend}/clock`, { body: { advanceMs } });
  return Date.parse(now);
}

export async function restart(backend: string): Promise<void> {
  await call('POST', `${backend}/restart`);
}

interface Sending {
  readonly body?: object;
  readonly signal?: AbortSignal | undefined;
}

async function call<T>(method: string, path: string, { body, signal }: Sending = {}): Promise<T> {
  const init: RequestInit = { method, cache: 'no-store', signal: signal ?? null };
  if (body) Object.assign(init, { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
  const response = await fetch(`_resetkit/${path}`, init).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Unreachable('The mock server does not answer.');
  });
  const json = await response.json().catch(() => undefined);
  if (response.ok) return json;
  const detail: unknown = json?.detail;
  const sentence = typeof detail === 'string' ? detail : `${method} ${path} was answered with ${response.status}.`;
  throw new Refused(response.status, sentence);
}
