import { createMockServer, type MockServerSettings } from '@resetkit/mock-server';
import { type BetterAuthOptions, type BetterAuthTypes, betterAuth } from '@resetkit/mock-server/better-auth';
import { checkedReply, type Expected, type Reply } from '../reply.ts';
import { spec } from './spec.ts';

export type { Reply };

/** Where the clock of every test's mock stands until it is advanced. */
export const now = '2026-01-02T03:04:05Z';
/** The account that every test's mock starts with. */
export const u = { email: 'u@example.com', password: 'Difference-Engine-1822', name: 'Uma' } as const;
/** Another password that is long enough. */
export const better = 'Analytical-Engine-1837';
/** A page that the mock trusts. */
export const page = 'http://localhost:5173/reset';

type HeaderFields = Readonly<Record<string, string>>;

/** Requests; every reply is held against the spec. */
export interface Client {
  send(method: string, path: string, headers?: HeaderFields, body?: string | Uint8Array): Promise<Reply>;
  get(path: string, headers?: HeaderFields): Promise<Reply>;
  post(path: string, body: unknown, headers?: HeaderFields): Promise<Reply>;
}

export type Mock = ReturnType<typeof createMockServer<BetterAuthTypes>>;
export type World = Client & { readonly mock: Mock };

/** A mock of better-auth with its clock standing and one account, and a client of it. */
export function start(options: Partial<BetterAuthOptions> = {}, settings: MockServerSettings = {}): World {
  const mock = createMockServer(betterAuth(options), { clock: now, seed: [u], ...settings });
  return { mock, ...clientOf(mock.fetch) };
}

/** A client over anything like `fetch`. */
export function clientOf(fetch: (path: string, init: RequestInit) => Promise<Response>): Client {
  const send: Client['send'] = async (method, path, headers = {}, body) => {
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body && new Uint8Array(body);
    const response = await fetch(path, { method, headers, redirect: 'manual', ...(bytes && { body: bytes }) });
    return checkedReply(spec, method, path.replace(/^\/better-auth/, ''), response);
  };
  return {
    send,
    get: (path, headers) => send('GET', path, headers),
    post: (path, body, headers) =>
      send('POST', path, { 'content-type': 'application/json', ...headers }, JSON.stringify(body)),
  };
}

export const refused = (status: number, code: string, message: string): Expected => ({
  status,
  body: { message, code },
});
export const invalid = (message: string): Expected => refused(400, 'VALIDATION_ERROR', message);
export const badJson = refused(400, 'BAD_REQUEST', 'Invalid JSON in request body');
export const badToken = refused(400, 'INVALID_TOKEN', 'Invalid token');
export const tooShort = refused(400, 'PASSWORD_TOO_SHORT', 'Password too short');
export const tooLong = refused(400, 'PASSWORD_TOO_LONG', 'Password too long');
export const userNotFound = refused(400, 'USER_NOT_FOUND', 'User not found');
export const badOtp = refused(400, 'INVALID_OTP', 'Invalid OTP');
export const expiredOtp = refused(400, 'OTP_EXPIRED', 'OTP expired');
export const tooManyTries = refused(403, 'TOO_MANY_ATTEMPTS', 'Too many attempts');
export const badEmail = refused(400, 'INVALID_EMAIL', 'Invalid email');
export const badPassword = refused(400, 'INVALID_PASSWORD', 'Invalid password');
export const disabled = refused(400, 'RESET_PASSWORD_DISABLED', "Reset password isn't enabled");
export const badRedirect = refused(403, 'INVALID_REDIRECT_URL', 'Invalid redirectURL');
export const badCallback = refused(403, 'INVALID_CALLBACK_URL', 'Invalid callbackURL');
export const noOrigin = refused(403, 'MISSING_OR_NULL_ORIGIN', 'Missing or null Origin');
export const badOrigin = refused(403, 'INVALID_ORIGIN', 'Invalid origin');
export const notSignedIn = refused(401, 'UNAUTHORIZED', 'Unauthorized');
export const badCredentials = refused(401, 'INVALID_EMAIL_OR_PASSWORD', 'Invalid email or password');
export const notTaken = (type: string, taken = 'application/json'): Expected =>
  refused(415, 'UNSUPPORTED_MEDIA_TYPE', `Content-Type "${type}" is not allowed. Allowed types: ${taken}`);
export const tooMany: Expected = { status: 429, body: { message: 'Too many requests. Please try again later.' } };
export const nothing404: Expected = { status: 404, body: '' };
export const sent: Expected = {
  status: 200,
  body: { status: true, message: 'If this email exists in our system, check your email for the reset link' },
};
export const done: Expected = { status: 200, body: { status: true } };
export const success: Expected = { status: 200, body: { success: true } };

/** The three cookies that end a session. */
export const clearing = ['session_token', 'session_data', 'dont_remember'].map(
  (name) => `better-auth.${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax`,
);

/** What a page of the app sends with every request. Node's `fetch` says how it was called, and is taken for a browser. */
const ofApp = { origin: 'http://localhost:5173' };

/** Asks for a link and reads its token in the inbox. */
export async function mailedToken({ post, mock }: World, redirectTo: string = page): Promise<string> {
  await post('/api/auth/request-password-reset', { email: u.email, redirectTo });
  const { token = '' } = await mock.outbox.waitFor({ to: u.email });
  return token;
}

/** Asks for digits and reads them in the inbox. */
export async function mailedCode({ post, mock }: World): Promise<string> {
  await post('/api/auth/email-otp/request-password-reset', { email: u.email });
  const { code = '' } = await mock.outbox.waitFor({ to: u.email });
  return code;
}

/** Signs somebody in; the headers that a page of the app sends then. */
export async function signedIn(
  { post }: Client,
  password: string = u.password,
): Promise<{ cookie: string; origin: string }> {
  const { headers } = await post('/api/auth/sign-in/email', { email: u.email, password }, ofApp);
  const [cookie = ''] = (headers.getSetCookie()[0] ?? '').split(';');
  return { cookie, ...ofApp };
}

/** Whether somebody can sign in with a password. */
export async function canSignIn({ post }: Client, password: string): Promise<boolean> {
  return (await post('/api/auth/sign-in/email', { email: u.email, password }, ofApp)).status === 200;
}

/** Where a reply redirects to. */
export function target({ status, headers }: Reply): readonly [number, string | null] {
  return [status, headers.get('location')];
}
