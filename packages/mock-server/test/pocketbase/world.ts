import { createMockServer, type MockServerSettings } from '@resetkit/mock-server';
import {
  type PocketbaseAccount,
  type PocketbaseOptions,
  type PocketbaseTypes,
  pocketbase,
} from '@resetkit/mock-server/pocketbase';
import { checkedReply, type Expected, type Reply, textAt } from '../reply.ts';
import { spec } from './spec.ts';

export type { Reply };

/** Where the clock of every test's mock stands until it is advanced. */
export const now = '2026-01-02T03:04:05Z';
/** The account that every test's mock starts with, in `users`. */
export const u = { id: '81w4e0qm67t3cpn', email: 'u@example.com', password: 'Start-Passw0rd!', name: 'Uma' } as const;
/** A password that every rule accepts. */
export const good = 'Analytical-Engine-1837';

const of = (collection: string) => `/api/collections/${collection}`;
/** The paths of a collection. */
export const askAt = (collection = 'users') => `${of(collection)}/request-password-reset`;
export const resetAt = (collection = 'users') => `${of(collection)}/confirm-password-reset`;
export const signInAt = (collection = 'users') => `${of(collection)}/auth-with-password`;
export const refreshAt = (collection = 'users') => `${of(collection)}/auth-refresh`;
export const recordsAt = (collection = 'users') => `${of(collection)}/records`;
export const recordAt = (id: string, collection = 'users') => `${recordsAt(collection)}/${id}`;
export const methodsAt = (collection = 'users') => `${of(collection)}/auth-methods`;

export const verifyAt = (collection = 'users') => `${of(collection)}/request-verification`;
export const verifiedAt = (collection = 'users') => `${of(collection)}/confirm-verification`;
export const digitsAt = (collection = 'users') => `${of(collection)}/request-otp`;
export const useDigitsAt = (collection = 'users') => `${of(collection)}/auth-with-otp`;
export const moveAt = (collection = 'users') => `${of(collection)}/request-email-change`;
export const movedAt = (collection = 'users') => `${of(collection)}/confirm-email-change`;
export const impersonateAt = (id: string, collection = 'users') => `${of(collection)}/impersonate/${id}`;

type HeaderFields = Readonly<Record<string, string>>;

/** Requests; every reply is held against the spec. */
export interface Client {
  send(method: string, path: string, headers?: HeaderFields, body?: string | Uint8Array): Promise<Reply>;
  get(path: string, headers?: HeaderFields): Promise<Reply>;
  post(path: string, body?: unknown, headers?: HeaderFields): Promise<Reply>;
  patch(path: string, body: unknown, headers?: HeaderFields): Promise<Reply>;
}

export type Mock = ReturnType<typeof createMockServer<PocketbaseTypes>>;
export type World = Client & { readonly mock: Mock };
export type Start = (options?: Partial<PocketbaseOptions>, settings?: MockServerSettings<PocketbaseAccount>) => World;

/** A mock of PocketBase with its clock standing and one account, and a client of it. */
export const start: Start = (options = {}, settings = {}) => {
  const mock = createMockServer(pocketbase(options), { clock: now, seed: [u], ...settings });
  return { mock, ...clientOf(mock.fetch) };
};

/** A client over anything like `fetch`. */
export function clientOf(fetch: (path: string, init: RequestInit) => Promise<Response>): Client {
  const send: Client['send'] = async (method, path, headers = {}, body) => {
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body && new Uint8Array(body);
    const response = await fetch(path, { method, headers, redirect: 'manual', ...(bytes && { body: bytes }) });
    return checkedReply(spec, method, path.replace(/^\/pocketbase/, ''), response);
  };
  return {
    send,
    get: (path, headers) => send('GET', path, headers),
    post: (path, body, headers) =>
      body === undefined
        ? send('POST', path, headers)
        : send('POST', path, { 'content-type': 'application/json', ...headers }, JSON.stringify(body)),
    patch: (path, body, headers) =>
      send('PATCH', path, { 'content-type': 'application/json', ...headers }, JSON.stringify(body)),
  };
}

/** A change that was done, or seemed to be. */
export const done: Expected = { status: 204, body: '' };
/** An error that is about no field. */
export const failure = (status: number, message: string): Expected => ({ status, body: { data: {}, message, status } });
/** Fields that the form refuses. */
export const invalid = (data: object): Expected => ({
  status: 400,
  body: { data, message: 'An error occurred while validating the submitted data.', status: 400 },
});
/** A password that the field of the collection refuses. */
export const notSet = (code: string, message: string): Expected => ({
  status: 400,
  body: {
    data: { password: { code: `validation_${code}`, message } },
    message: 'Failed to set new password.',
    status: 400,
  },
});
export const blank = { code: 'validation_required', message: 'Cannot be blank.' };
export const noEmail = { code: 'validation_is_email', message: 'Must be a valid email address.' };
export const badToken = { code: 'validation_invalid_token', message: 'Invalid or expired token.' };
export const mismatch = { code: 'validation_values_mismatch', message: "Values don't match." };
export const length = (min: number, max = 255) => ({
  code: 'validation_length_out_of_range',
  message: `The length must be between ${min} and ${max}.`,
  params: { max, min },
});
export const tokenRefused: Expected = invalid({ token: badToken });
export const unreadable: Expected = failure(400, 'An error occurred while loading the submitted data.');
export const unsupported: Expected = failure(400, 'Unsupported Content-Type.');
export const noPasswords = 'The collection is not configured to allow password authentication.';
export const wrong: Expected = failure(400, 'Failed to authenticate.');
export const notSignedIn: Expected = failure(401, 'The request requires valid record authorization token.');
export const noCollection: Expected = failure(404, 'Missing or invalid collection context.');
export const notFound: Expected = failure(404, "The requested resource wasn't found.");
export const superusersOnly: Expected = failure(403, 'Only superusers can perform this action.');
export const somethingWrong: Expected = failure(400, 'Something went wrong while processing your request.');
export const tooMany: Expected = failure(429, 'Too Many Requests.');

/** The body of a confirmation. */
export const confirmation = (token: string | undefined, password: string = good) => ({
  token,
  password,
  passwordConfirm: password,
});

/** Asks for a reset mail and reads its token in the inbox. */
export async function mailedToken(
  { post, mock }: World,
  email: string = u.email,
  collection?: string,
): Promise<string> {
  await post(askAt(collection), { email });
  const [mail] = await mock.outbox.list({ to: email });
  return mail?.token ?? '';
}

/** Signs somebody in; the headers of the session. */
export async function signedIn({ post }: Client, password: string = u.password): Promise<{ authorization: string }> {
  const { body } = await post(signInAt(), { identity: u.email, password });
  return { authorization: textAt(body, 'token') };
}

/** A superuser, who is there where a test's seed has it. */
export const admin = { email: 'admin@example.com', password: good, collection: '_superusers' } as const;

/** The headers of a session of the account with this address. */
export async function sessionOf({ mock }: World, email: string): Promise<{ authorization: string }> {
  const { tokens } = await mock.sessions.make(email);
  return { authorization: tokens.accessToken ?? '' };
}
