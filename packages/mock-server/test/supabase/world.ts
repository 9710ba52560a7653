import { createMockServer, type MockServerSettings } from '@resetkit/mock-server';
import { type SupabaseOptions, type SupabaseTypes, supabase } from '@resetkit/mock-server/supabase';
import { checkedReply, type Expected, type Reply, textAt } from '../reply.ts';
import { spec } from './spec.ts';

export { type Reply, textAt };

/** Where the clock of every test's mock stands until it is advanced. */
export const now = '2026-01-02T03:04:05Z';

/** The account that every test's mock starts with. */
export const ada = {
  id: '7d0c2f4e-5a0b-4b7e-9a53-0f6f1f0c5a11',
  email: 'ada@example.com',
  password: 'ada-old-pass1',
  name: 'Ada',
};

/** A page that links may lead to. */
export const page = 'https://app.example.com/reset';

const { anonKey, serviceRoleKey } = supabase().options;

type HeaderFields = Record<string, string>;

/** Requests by method, with the project's key and the new form of errors unless told; every reply is held against the spec. */
export interface Client {
  send(path: string, init?: RequestInit): Promise<Reply>;
  get(path: string, headers?: HeaderFields): Promise<Reply>;
  post(path: string, body?: unknown, headers?: HeaderFields): Promise<Reply>;
  put(path: string, body?: unknown, headers?: HeaderFields): Promise<Reply>;
  delete(path: string, body?: unknown, headers?: HeaderFields): Promise<Reply>;
}

export type Mock = ReturnType<typeof createMockServer<SupabaseTypes>>;
export type World = Client & { readonly mock: Mock };

/** A mock of Supabase Auth with its clock standing and one account, and a client of it. Paths begin behind `/auth/v1`. */
export function start(options: Partial<SupabaseOptions> = {}, settings: MockServerSettings = {}): World {
  const mock = createMockServer(supabase({ uriAllowList: [`${page}**`], ...options }), {
    clock: now,
    seed: [ada],
    ...settings,
  });
  return { mock, ...clientOf(mock.fetch) };
}

/** A client over anything like `fetch`. */
export function clientOf(fetch: (path: string, init: RequestInit) => Promise<Response>): Client {
  const send: Client['send'] = async (path, init = {}) => {
    const headers = new Headers({ apikey: anonKey, 'x-supabase-api-version': '2024-01-01' });
    for (const [name, value] of new Headers(init.headers)) {
      if (value === '') headers.delete(name);
      else headers.set(name, value);
    }
    const target = `/auth/v1${path}`;
    return checkedReply(
      spec,
      init.method ?? 'GET',
      target,
      await fetch(target, { redirect: 'manual', ...init, headers }),
    );
  };
  const withBody =
    (method: string) =>
    (path: string, body?: unknown, headers: HeaderFields = {}) =>
      send(path, { method, headers, ...(body !== undefined && { body: textOf(body) }) });
  return {
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: withBody('POST'),
    put: withBody('PUT'),
    delete: withBody('DELETE'),
  };
}

/** Text goes out as it is, anything else as JSON. */
function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** An error in the new form, as `toEqual` wants it. */
export function failure(status: number, code: string, message: unknown): Expected {
  return { status, body: { code, message } };
}

/** Credentials of a server. */
export const asServer = { apikey: serviceRoleKey, authorization: `Bearer ${serviceRoleKey}` };

/** A session by password, and the header that goes with it. */
export async function signedIn(
  { post }: World,
  { email, password }: { email: string; password: string } = ada,
): Promise<{ readonly body: unknown; readonly bearer: { authorization: string }; readonly refreshToken: string }> {
  const { body } = await post('/token?grant_type=password', { email, password });
  return {
    body,
    bearer: { authorization: `Bearer ${textAt(body, 'access_token')}` },
    refreshToken: textAt(body, 'refresh_token'),
  };
}

/** Asks for a recovery and reads the mail. */
export async function mailedRecovery(
  { post, mock }: World,
  more: object = {},
  query: string = '',
): Promise<{ readonly code: string; readonly token: string; readonly link: string }> {
  await post(`/recover${query}`, { email: ada.email, ...more });
  const { code = '', token = '', link = '' } = await mock.outbox.waitFor({ to: ada.email, kind: 'password-reset' });
  return { code, token, link };
}

/** Follows the link that has this token, and gives where it leads. */
export async function followed({ get }: Client, token: string, more: string = '&type=recovery'): Promise<URL> {
  const { headers } = await get(`/verify?token=${token}${more}`, { apikey: '' });
  return new URL(headers.get('location') ?? '');
}

/** A session that a recovery began, and the header that goes with it. */
export async function recovered(world: World): Promise<{ authorization: string }> {
  const { token } = await mailedRecovery(world);
  const { body } = await world.post('/verify', { type: 'recovery', token_hash: token });
  return { authorization: `Bearer ${textAt(body, 'access_token')}` };
}

/** A verifier and its challenge, from RFC 7636's appendix B. */
export const pkce = {
  verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  fields: { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 's256' },
};
