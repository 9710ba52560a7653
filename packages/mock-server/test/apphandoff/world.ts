import { createMockServer, type MockServerSettings } from '@resetkit/mock-server';
import { type AppHandoffSettings, type AppHandoffTypes, apphandoff } from '@resetkit/mock-server/apphandoff';
import { checkedReply, type Expected, type Reply, textAt } from '../reply.ts';
import { spec } from './spec.ts';

export { type Reply, textAt };

/** Where the clock of every test's mock stands until it is advanced. */
export const now = '2026-01-02T03:04:05Z';

/** The account that every test's mock starts with. */
export const u = { email: 'u@example.com', password: 'u-old-pass1', name: 'Uma' };
export const unknown = 'nobody@example.com';

/** The portal that every test's mock has. */
export const portal = 'http://localhost:3000';
export const fromPortal = { origin: portal };

export const send = '/auth/send-password-reset';
export const exchange = '/auth/exchange-supabase-token';

/** Requests by method. Bodies go out as JSON, texts as they are; every reply is held against the spec. */
export interface Client {
  send(path: string, init?: RequestInit): Promise<Reply>;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
}

export type Mock = ReturnType<typeof createMockServer<AppHandoffTypes>>;
export type World = Client & { readonly mock: Mock };

/** A mock of AppHandoff with a Supabase project of its own, its clock standing and one account, and a client of it. */
export function start(options: AppHandoffSettings = {}, settings: MockServerSettings = {}): World {
  const mock = createMockServer(apphandoff(options), { clock: now, seed: [u], ...settings });
  return { mock, ...clientOf(mock.fetch) };
}

/** A client over anything like `fetch`. */
export function clientOf(fetch: (path: string, init: RequestInit) => Promise<Response>): Client {
  const send: Client['send'] = async (path, init = {}) => {
    const response = await fetch(path, { redirect: 'manual', ...init });
    return checkedReply(spec, init.method ?? 'GET', path, response);
  };
  return {
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
  };
}

/** What an answer looks like from outside, down to its headers. */
export function seen({ status, body, headers }: Reply): unknown {
  return [status, body, [...headers]];
}

/** AppHandoff's error envelope, as `toEqual` wants it. */
export function failure(status: number, code: string, error: string, more: object = {}): Expected {
  return { status, body: { error, code, ...more } };
}

/** 400 for one broken rule. */
export function invalid(...issues: readonly (readonly [path: string, message: string])[]): Expected {
  return failure(400, 'validation_error', 'Invalid request', {
    fieldErrors: Object.fromEntries([...issues].reverse()),
    issues: issues.map(([path, message]) => ({ path, message })),
  });
}

/** What a mail's link ends with: the tokens, or what went wrong, out of the fragment of the redirect. */
export async function follow(
  fetch: (request: Request) => Promise<Response>,
  link: string,
): Promise<{ to: string; fragment: Record<string, string> }> {
  const response = await fetch(new Request(link, { redirect: 'manual' }));
  const [to = '', fragment = ''] = (response.headers.get('location') ?? '').split('#');
  return { to, fragment: Object.fromEntries(new URLSearchParams(fragment)) };
}

/** A session out of a mail. */
export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

/** Asks for a reset, follows the link and takes the session that it ends with. */
export async function mailedSession({ post, mock }: World, email: string = u.email): Promise<Tokens> {
  await post(send, { email });
  const { link = '' } = await mock.outbox.waitFor({ to: email, kind: 'password-reset' });
  const { fragment } = await follow(mock.fetch, link);
  return { access_token: textAt(fragment, 'access_token'), refresh_token: textAt(fragment, 'refresh_token') };
}

/** Signs in by password. */
export async function signedIn({ post }: World): Promise<Tokens> {
  const { body } = await post('/auth/login', { email: u.email, password: u.password }, fromPortal);
  return { access_token: textAt(body, 'token'), refresh_token: textAt(body, 'refresh_token') };
}
