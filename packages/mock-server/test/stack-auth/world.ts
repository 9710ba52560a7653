import {
  type AccountInput,
  createMemoryStore,
  createMockServer,
  type MockServerSettings,
  type Store,
} from '@resetkit/mock-server';
import { type StackAuthOptions, type StackAuthTypes, stackAuth } from '@resetkit/mock-server/stack-auth';
import { checkedReply, type Expected, type Reply, textAt } from '../reply.ts';
import { spec } from './spec.ts';

export { type Reply, textAt };

/** Where the clock of every test's mock stands until it is advanced. */
export const now = '2026-01-02T03:04:05Z';
export const nowMillis: number = Date.parse(now);

/** The account that every test's mock starts with. */
export const u = {
  id: '3241a285-8329-4d69-8f3d-316e08cf140c',
  email: 'u@example.com',
  password: 'u-old-pass1',
  name: 'Uma',
};

/** Where links of mails lead that need no trusted domain. */
export const callback = 'http://localhost:3000/handler/password-reset';

/** The keys and the id of a project that nobody has given any options. */
export const { projectId, publishableClientKey, secretServerKey, superSecretAdminKey }: StackAuthOptions =
  stackAuth().options;

/** Headers by name; `null` takes one of the usual ones away. */
export type Headed = Readonly<Record<string, string | null>>;

/** Requests below `/api/v1` as a client of the project; every reply is held against the spec. */
export interface Client {
  send(path: string, init: Omit<RequestInit, 'headers'> & { headers?: Headed }): Promise<Reply>;
  get(path: string, headers?: Headed): Promise<Reply>;
  post(path: string, body?: unknown, headers?: Headed): Promise<Reply>;
  patch(path: string, body?: unknown, headers?: Headed): Promise<Reply>;
  delete(path: string, headers?: Headed, body?: unknown): Promise<Reply>;
}

export type Mock = ReturnType<typeof createMockServer<StackAuthTypes>>;
/** A mock, a client of it, and what it remembers: some facts are shown nowhere else. */
export type World = Client & { readonly mock: Mock; readonly store: Store };

/** Anything like `fetch`. */
export type Fetching = (path: string, init: RequestInit) => Promise<Response>;

/** A mock of Stack Auth with its clock standing and one account, and a client of it. */
export function start(
  options: Partial<StackAuthOptions> = {},
  settings: MockServerSettings<AccountInput, never> = {},
): World {
  const store = settings.store ?? createMemoryStore();
  const mock = createMockServer(stackAuth(options), { clock: now, seed: [u], store, ...settings });
  return { mock, store, ...clientOf(mock.fetch) };
}

const asClient: Headed = { 'x-stack-access-type': 'client', 'x-stack-project-id': projectId };

/** Headers of a server. */
export const asServer: Headed = { 'x-stack-access-type': 'server', 'x-stack-secret-server-key': secretServerKey };
/** Headers of an administrator. */
export const asAdmin: Headed = {
  'x-stack-access-type': 'admin',
  'x-stack-super-secret-admin-key': superSecretAdminKey,
};
/** No headers of the project at all. */
export const asNobody: Headed = { 'x-stack-access-type': null, 'x-stack-project-id': null };
/** Headers of whoever is signed in. */
export const withToken = (token: string): Headed => ({ 'x-stack-access-token': token });

/** A client over anything like `fetch`. */
export function clientOf(fetch: Fetching): Client {
  const send: Client['send'] = async (path, { headers = {}, ...init }) => {
    const all = Object.entries({ ...asClient, ...headers }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value] as [string, string]],
    );
    const target = path.startsWith('/api/') ? path : `/api/v1${path}`;
    return checkedReply(spec, init.method ?? 'GET', target, await fetch(target, { ...init, headers: all }));
  };
  const withBody = (method: string, path: string, body: unknown, headers: Headed): Promise<Reply> =>
    send(path, { method, ...encoded(body, headers) });
  return {
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body, headers = {}) => withBody('POST', path, body, headers),
    patch: (path, body, headers = {}) => withBody('PATCH', path, body, headers),
    delete: (path, headers = {}, body) => withBody('DELETE', path, body, headers),
  };
}

function encoded(body: unknown, headers: Headed): { headers: Headed; body?: BodyInit } {
  if (body === undefined) return { headers };
  if (body instanceof URLSearchParams)
    return { headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: String(body) };
  return { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** A known error, as `toEqual` wants it. */
export function known(status: number, code: string, error: string, details?: object): Expected {
  return { status, body: { code, ...(details && { details }), error } };
}

/** What validation says of a request, line by line. */
export function refusedBySchema(request: string, ...lines: readonly string[]): Expected {
  const message = [`Request validation failed on ${request}:`, ...lines.map((line) => `  - ${line}`)].join('\n');
  return known(400, 'SCHEMA_ERROR', message, { message });
}

/** A bare sentence. */
export function said(status: number, body: string): Expected {
  return { status, body };
}

/** What a server says that did not expect this, without the id of the request. */
export const unexpected = 'Something went wrong. Please make sure the data you entered is correct.';

/** What is done has no more to say. */
export const done: Expected = { status: 200, body: { success: true } };

/** The tokens and the id of somebody who signs in. */
export interface SignedIn {
  readonly access: string;
  readonly refresh: string;
  readonly userId: string;
}

/** Signs in by password. */
export async function signIn(
  { post }: Client,
  credentials: { email: string; password: string } = u,
): Promise<SignedIn> {
  const { email, password } = credentials;
  return tokensIn((await post('/auth/password/sign-in', { email, password })).body);
}

/** The tokens in an answer. */
export function tokensIn(body: unknown): SignedIn {
  const userId = Reflect.get(Object(body), 'user_id');
  return { access: textAt(body, 'access_token'), refresh: textAt(body, 'refresh_token'), userId: String(userId) };
}

/** Asks for a reset mail and reads its code. */
export async function mailedCode({ post, mock }: World, email: string = u.email): Promise<string> {
  await post('/auth/password/send-reset-code', { email, callback_url: callback });
  const { token = '' } = await mock.outbox.waitFor({ to: email, kind: 'password-reset' });
  return token;
}
