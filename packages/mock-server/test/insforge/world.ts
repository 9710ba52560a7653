import { createMockServer, type MockServerSettings } from '@resetkit/mock-server';
import { type InsforgeOptions, type InsforgeTypes, insforge } from '@resetkit/mock-server/insforge';
import { checkedReply, type Expected, type Reply, textAt } from '../reply.ts';
import { spec } from './spec.ts';

export { type Reply, textAt };

/** Where the clock of every test's mock stands until it is advanced. */
export const now = '2026-01-02T03:04:05Z';

/** The account that every test's mock starts with. */
export const u = { email: 'u@example.com', password: 'u-old-pass1', name: 'Uma' };

/** Requests by method. Bodies go out as JSON, `URLSearchParams` as a form; every reply is held against the spec. */
export interface Client {
  send(path: string, init?: RequestInit): Promise<Reply>;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  delete(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
}

export type Mock = ReturnType<typeof createMockServer<InsforgeTypes>>;
export type World = Client & { readonly mock: Mock };

/** A mock of InsForge with its clock standing and one account, and a client of it. */
export function start(options: Partial<InsforgeOptions> = {}, settings: MockServerSettings = {}): World {
  const mock = createMockServer(insforge(options), { clock: now, seed: [u], ...settings });
  return { mock, ...clientOf(mock.fetch) };
}

/** A client over anything like `fetch`. */
export function clientOf(fetch: (path: string, init: RequestInit) => Promise<Response>): Client {
  const send: Client['send'] = async (path, init = {}) => {
    const response = await fetch(path, { redirect: 'manual', ...init });
    return checkedReply(spec, init.method ?? 'GET', path.replace(/^\/insforge/, ''), response);
  };
  const withBody =
    (method: string) =>
    (path: string, body?: unknown, headers: Record<string, string> = {}) =>
      send(path, { method, ...encoded(body, headers) });
  return {
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: withBody('POST'),
    put: withBody('PUT'),
    delete: withBody('DELETE'),
  };
}

function encoded(body: unknown, headers: Record<string, string>): RequestInit {
  if (body === undefined) return { headers };
  if (body instanceof URLSearchParams) return { headers, body };
  return { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** InsForge's error envelope, as `toEqual` wants it. */
export function failure(status: number, error: string, message: string, nextActions?: string): Expected {
  return { status, body: { error, message, statusCode: status, ...(nextActions !== undefined && { nextActions }) } };
}

/** The hint on a redirect that the allow-list does not have. */
export const allowIt = 'Please add this URL to the allowed redirect URLs in the authentication configuration.';

/** Asks for a reset code and reads it in the inbox. */
export async function mailedCode({ post, mock }: World, email: string = u.email): Promise<string> {
  await post('/api/auth/email/send-reset-password', { email });
  const { code = '' } = await mock.outbox.waitFor({ to: email, kind: 'password-reset' });
  return code;
}

/** Asks for a reset code and exchanges it for the token that sets a password. */
export async function exchangedToken(world: World, email: string = u.email): Promise<string> {
  const code = await mailedCode(world, email);
  const { body } = await world.post('/api/auth/email/exchange-reset-password-token', { email, code });
  return textAt(body, 'token');
}

/** Asks for a reset link and reads its token in the inbox. */
export async function mailedLinkToken(
  { post, mock }: World,
  redirectTo: string,
  email: string = u.email,
): Promise<string> {
  await post('/api/auth/email/send-reset-password', { email, redirectTo });
  const { token = '' } = await mock.outbox.waitFor({ to: email, kind: 'password-reset' });
  return token;
}

/** Six digits that are not these. */
export function otherThan(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}
