import { createMockServer, type MockServerSettings } from '@resetkit/mock-server';
import {
  type FirebaseAccount,
  type FirebaseOptions,
  type FirebaseTypes,
  firebase,
} from '@resetkit/mock-server/firebase';
import { checkedReply, type Expected, type Reply, textAt } from '../reply.ts';
import { spec } from './spec.ts';

export type { Reply };

/** Where the clock of every test's mock stands until it is advanced. */
export const now = '2026-01-02T03:04:05Z';
/** The account that every test's mock starts with. */
export const u = { id: 'u-1', email: 'u@example.com', password: 'Start-Passw0rd!', name: 'Uma' } as const;
/** Another password. */
export const strong = 'Correct-H0rse-1!';
/** Headers of an administrator. */
export const asOwner = { authorization: 'Bearer owner' };
/** The project of the API key. */
export const project = 'demo-resetkit';

type HeaderFields = Readonly<Record<string, string>>;

/** Requests; every reply is held against the spec. */
export interface Client {
  send(method: string, path: string, headers?: HeaderFields, body?: string): Promise<Reply>;
  /** Calls an operation of apps: `sendOobCode`. */
  app(name: string, body: unknown, headers?: HeaderFields): Promise<Reply>;
  /** Calls an operation of administrators: `:lookup`. */
  owner(name: string, body: unknown, projectId?: string): Promise<Reply>;
  get(path: string, headers?: HeaderFields): Promise<Reply>;
}

export type Mock = ReturnType<typeof createMockServer<FirebaseTypes>>;
export type World = Client & { readonly mock: Mock };
export type Start = (options?: Partial<FirebaseOptions>, settings?: MockServerSettings<FirebaseAccount>) => World;

const api = '/identitytoolkit.googleapis.com/v1';
const json = { 'content-type': 'application/json' };

/** The path of an operation of apps. */
export const appPath = (name: string): string => `${api}/accounts:${name}?key=k`;

/** A mock of the emulator with its clock standing and one account, and a client of it. */
export const start: Start = (options = {}, settings = {}) => {
  const mock = createMockServer(firebase({ service: 'emulator', ...options }), { clock: now, seed: [u], ...settings });
  return { mock, ...clientOf(mock.fetch) };
};

/** A client over anything like `fetch`. */
export function clientOf(fetch: (path: string, init: RequestInit) => Promise<Response>): Client {
  const send: Client['send'] = async (method, path, headers = {}, body) => {
    // Bytes have no type of their own, as a text would have.
    const bytes = body === undefined ? undefined : new TextEncoder().encode(body);
    const response = await fetch(path, { method, headers, redirect: 'manual', ...(bytes && { body: bytes }) });
    return checkedReply(spec, method, path.replace(/^\/firebase/, ''), response);
  };
  return {
    send,
    app: (name, body, headers) => send('POST', appPath(name), { ...json, ...headers }, JSON.stringify(body)),
    owner: (name, body, projectId = project) =>
      send('POST', `${api}/projects/${projectId}/accounts${name}`, { ...json, ...asOwner }, JSON.stringify(body)),
    get: (path, headers) => send('GET', path, headers),
  };
}

/** What an operation itself refuses. */
export function refused(message: string): Expected {
  return {
    status: 400,
    body: { error: { code: 400, message, errors: [{ message, reason: 'invalid', domain: 'global' }] } },
  };
}

/** What does not fit its schema. */
export function unfit(problem: string): Expected {
  const message = `Invalid JSON payload received. ${problem}`;
  const errors = [{ message, reason: 'invalid', domain: 'global' }];
  return { status: 400, body: { error: { code: 400, message, errors, status: 'INVALID_ARGUMENT' } } };
}

/** What the emulator does not do. */
export function notDone(message: string): Expected {
  const errors = [{ message, reason: 'unimplemented' }];
  return { status: 501, body: { error: { code: 501, message, errors, status: 'NOT_IMPLEMENTED' } } };
}

/** A body of another type. */
export function wrongType(type: string): Expected {
  const message = `Invalid content-type: ${type}`;
  return { status: 400, body: { error: { code: 400, message, errors: [{ message, reason: 'unknown' }] } } };
}

export const noKey: Expected = {
  status: 403,
  body: {
    error: {
      code: 403,
      message: 'The request is missing a valid API key.',
      errors: [{ message: 'The request is missing a valid API key.', reason: 'forbidden', domain: 'global' }],
      status: 'PERMISSION_DENIED',
    },
  },
};
export const badBearer: Expected = {
  status: 401,
  body: {
    error: {
      code: 401,
      message:
        'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
      errors: [
        {
          message: 'Invalid Credentials',
          domain: 'global',
          reason: 'authError',
          location: 'Authorization',
          locationType: 'header',
        },
      ],
      status: 'UNAUTHENTICATED',
    },
  },
};
export const notFound: Expected = {
  status: 404,
  body: {
    error: {
      code: 404,
      message: 'Not Found',
      errors: [{ message: 'Not Found', reason: 'notFound' }],
      status: 'NOT_FOUND',
    },
  },
};

/** A mail was sent, or so it seems. */
export function sent(email: string = u.email): Expected {
  return { status: 200, body: { kind: 'identitytoolkit#GetOobConfirmationCodeResponse', email } };
}

/** A code is good, or a password is set. */
export function good(email: string = u.email, requestType = 'PASSWORD_RESET'): Expected {
  return { status: 200, body: { kind: 'identitytoolkit#ResetPasswordResponse', requestType, email } };
}

/** Asks for a reset mail and reads its code in the inbox. */
export async function mailedCode({ app, mock }: World, email: string = u.email): Promise<string> {
  await app('sendOobCode', { requestType: 'PASSWORD_RESET', email });
  const [mail] = await mock.outbox.list({ to: email });
  return mail?.token ?? '';
}

/** The code that an administrator gets. */
export async function givenCode({ owner }: Client, body: object): Promise<string> {
  const reply = await owner(':sendOobCode', { email: u.email, returnOobLink: true, ...body });
  return textAt(reply.body, 'oobCode');
}

/** The tokens of somebody who signs in. */
export async function signedIn(
  { app }: Client,
  email: string = u.email,
  password: string = u.password,
): Promise<{ readonly idToken: string; readonly refreshToken: string }> {
  const { body } = await app('signInWithPassword', { email, password, returnSecureToken: true });
  return { idToken: textAt(body, 'idToken'), refreshToken: textAt(body, 'refreshToken') };
}

/** Gets a new ID token. */
export function refresh({ send }: Client, refreshToken: string): Promise<Reply> {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken });
  return send('POST', '/securetoken.googleapis.com/v1/token?key=k', form, String(body));
}
