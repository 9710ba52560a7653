import { createMockServer, type MockServerSettings } from '@resetkit/mock-server';
import { type UnleashAccount, type UnleashOptions, type UnleashTypes, unleash } from '@resetkit/mock-server/unleash';
import { expect } from 'vitest';
import { checkedReply, type Expected, type Reply } from '../reply.ts';
import { spec } from './spec.ts';

export type { Reply };

/** Where the clock of every test's mock stands until it is advanced. */
export const now = '2026-01-02T03:04:05Z';
/** The account that every test's mock starts with, an Editor. */
export const u = { email: 'u@example.com', password: 'Start-Passw0rd!', name: 'Uma', rootRole: 'Editor' } as const;
/** A password that is strong and new. */
export const strong = 'Correct-H0rse-1!';
/** Tokens that a fresh mock takes. */
export const tokens = unleash().options.apiTokens;
/** Headers of an admin token. */
export const asAdmin = { authorization: tokens.admin[0] ?? '' };

type HeaderFields = Readonly<Record<string, string>>;

/** Requests; every reply is held against the spec. */
export interface Client {
  send(method: string, path: string, headers?: HeaderFields, body?: string | Uint8Array): Promise<Reply>;
  get(path: string, headers?: HeaderFields): Promise<Reply>;
  post(path: string, body: unknown, headers?: HeaderFields): Promise<Reply>;
}

export type Mock = ReturnType<typeof createMockServer<UnleashTypes>>;
export type World = Client & { readonly mock: Mock };
export type Start = (options?: Partial<UnleashOptions>, settings?: MockServerSettings<UnleashAccount>) => World;

/** A mock of Unleash with its clock standing and one account, and a client of it. */
export const start: Start = (options = {}, settings = {}) => {
  const mock = createMockServer(unleash(options), { clock: now, seed: [u], ...settings });
  return { mock, ...clientOf(mock.fetch) };
};

/** A client over anything like `fetch`. */
export function clientOf(fetch: (path: string, init: RequestInit) => Promise<Response>): Client {
  const send: Client['send'] = async (method, path, headers = {}, body) => {
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body && new Uint8Array(body);
    const response = await fetch(path, { method, headers, redirect: 'manual', ...(bytes && { body: bytes }) });
    return checkedReply(spec, method, path.replace(/^\/unleash/, ''), response);
  };
  return {
    send,
    get: (path, headers) => send('GET', path, headers),
    post: (path, body, headers) =>
      send('POST', path, { 'content-type': 'application/json', ...headers }, JSON.stringify(body)),
  };
}

/** What an endpoint itself refuses. */
export function failure(status: number, name: string, message: string, detail: string = message): Expected {
  return { status, body: { name, message, details: [{ message: detail }] } };
}

/** What is refused before it gets to its endpoint. */
export function early(status: number, name: string, message: string, more: object = {}): Expected {
  return {
    status,
    body: { id: expect.stringMatching(/^[0-9a-f-]{36}$/), name, message, details: [{ message }], ...more },
  };
}

/** What does not fit its schema. */
export function invalid(...details: readonly object[]): Expected {
  return {
    status: 400,
    body: { id: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'BadDataError', message: schemaMessage, details },
  };
}

const prefix = 'Request validation failed: your request body or params contain invalid data';
const schemaMessage = `${prefix}. Refer to the \`details\` list for more information.`;
/** A value that cannot be. */
export const badData = (message: string): Expected => failure(400, 'BadDataError', `${prefix}: ${message}`, message);
/** A value that is not fit. */
export const unfit = (message: string): Expected => failure(400, 'BadDataError', schemaMessage, message);
export const missing = (name: string): Expected =>
  invalid({
    path: `/body/${name}`,
    message: `The \`/body/${name}\` property is required. It was not present on the data you sent.`,
  });
export const extra = (name: string): Expected =>
  invalid({
    path: `/body/${name}`,
    message: `The \`/body\` object of the request body does not allow additional properties. Your request included the \`/body/${name}\` property.`,
  });
export const wrongType = (path: string, type: string, sent: string): Expected =>
  invalid({ message: `The \`${path}\` property must be ${type}. You sent ${sent}.`, path });
export const notTaken = (type = "you didn't provide one"): Expected =>
  early(
    415,
    'ContentTypeError',
    `We do not accept the content-type you provided (${type}). Try using one of the content-types we do accept instead (application/json) and make sure the body is in the corresponding format.`,
  );
export const nothing: Expected = { status: 200, body: '' };
export const empty400: Expected = { status: 400, body: '' };
export const userNotFound: Expected = failure(404, 'NotFoundError', 'No user found');
export const badToken: Expected = failure(401, 'InvalidTokenError', 'Token was not valid');
export const usedBefore: Expected = failure(
  400,
  'PasswordPreviouslyUsedError',
  "You've previously used this password. Please use a new password.",
);
export const mismatch = (what = 'combination of password and username', base = ''): Expected =>
  failure(
    401,
    'PasswordMismatch',
    `The ${what} you provided is invalid. If you have forgotten your password, visit ${base}/forgotten-password or get in touch with your instance administrator.`,
  );
export const wrongToken: Expected = {
  status: 403,
  body: { message: 'invalid token: expected a different token type for this endpoint' },
};
export const forbidden: Expected = early(
  403,
  'PermissionError',
  'You don\'t have the required permissions to perform this operation. To perform this action, you need the "ADMIN" permission.',
  { permissions: ['ADMIN'] },
);
export const notSignedIn = (base = ''): Expected =>
  early(
    401,
    'AuthenticationRequired',
    `You must log in to use Unleash. Your request had no authorization header, so we could not authorize you. Try logging in at ${base}/auth/simple/login`,
    { path: `${base}/auth/simple/login`, type: 'password', defaultHidden: false },
  );
export const unknownToken: Expected = early(401, 'UnauthorizedError', 'You must log in to use Unleash.');
export const tooMany: Expected = { status: 429, body: 'Too many requests, please try again later.' };
export const coolingDown: Expected = failure(
  429,
  'RateLimitError',
  'You can only send one new reset password email per minute, per user. Please try again later.',
);
export const weak = (...rules: readonly string[]): Expected => ({
  status: 400,
  body: { name: 'OwaspValidationError', message: rules[0], details: [{ validationErrors: rules, message: rules[0] }] },
});
export const noPassword: Expected = {
  status: 400,
  body: {
    name: 'PasswordUndefinedError',
    message: 'Password cannot be empty or undefined',
    details: [{ validationErrors: [], message: 'Password cannot be empty or undefined' }],
  },
};

/** Asks for a reset mail and reads its token in the inbox. */
export async function mailedToken({ post, mock }: World, email: string = u.email): Promise<string> {
  await post('/auth/reset/password-email', { email });
  const { token = '' } = await mock.outbox.waitFor({ to: email });
  return token;
}

/** Signs somebody in; the headers of the session. */
export async function signedIn(
  { post }: Client,
  username: string = u.email,
  password: string = u.password,
): Promise<{ cookie: string }> {
  const { headers } = await post('/auth/simple/login', { username, password });
  const [cookie = ''] = (headers.getSetCookie()[0] ?? '').split(';');
  return { cookie };
}

/** Signs the first administrator in. */
export function adminSession(client: Client): Promise<{ cookie: string }> {
  return signedIn(client, 'admin', 'unleash4all');
}

/** The id of an account. */
export async function idOf({ mock }: World, email: string = u.email): Promise<string> {
  return (await mock.accounts.find(email))?.id ?? '';
}

/** The four headers of a limit that counts. */
export function limitOf({ headers }: Reply): (string | null)[] {
  return ['policy', 'limit', 'remaining', 'reset'].map((name) => headers.get(`ratelimit-${name}`));
}
