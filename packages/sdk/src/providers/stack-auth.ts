import type { Backend, BackendError } from '../client/backend.ts';
import { type AnsweredKind, kindOfStatus } from '../client/error.ts';
import { createMethods, type Methods } from '../client/methods.ts';
import type { ClientOptions } from '../client/options.ts';
import { operations as table } from '../generated/stack-auth/operations.ts';
import type { operations } from '../generated/stack-auth/types.ts';

/** One method for each operation of Stack Auth's API. */
export interface StackAuthClient extends Methods<typeof table, operations> {}

/** A token, or a function that knows it at the time of a call. @inline */
type Token = string | (() => string | undefined | Promise<string | undefined>);

/** Which project to speak to, and as whom. */
export interface StackAuthOptions extends Omit<ClientOptions, 'baseUrl'> {
  /** Stack Auth's hosted service unless given. */
  readonly baseUrl?: ClientOptions['baseUrl'] | undefined;
  /** The project's id, a UUID. */
  readonly projectId: string;
  /** Unless given, the highest that there is a key for: `admin`, `server`, else `client`. */
  readonly accessType?: 'client' | 'server' | 'admin' | undefined;
  /** `pck_…`, where the project requires it. */
  readonly publishableClientKey?: string | undefined;
  /** `ssk_…`, on servers only. */
  readonly secretServerKey?: string | undefined;
  /** `sak_…`, on servers only. */
  readonly superSecretAdminKey?: string | undefined;
  /** The token of whoever is signed in. */
  readonly accessToken?: Token | undefined;
  /** What keeps them signed in: refreshing needs it, and changing a password without ending their session. */
  readonly refreshToken?: Token | undefined;
  /** Takes the tokens of anonymous users too. */
  readonly allowAnonymousUser?: boolean | undefined;
  /** Takes the tokens of restricted users too, such as those with unverified addresses. */
  readonly allowRestrictedUser?: boolean | undefined;
}

const HOSTED = 'https://api.stack-auth.com';

/**
 * A client for Stack Auth. Its methods never throw: each resolves to `{ data, error, response }`. It sends the project's headers
 * itself.
 *
 * @example
 * const stackAuth = createStackAuthClient({ projectId: '5e7c0de5-7357-4a11-8a11-5e7c0de57357' });
 * const { data, error } = await stackAuth.sendForgotPasswordEmail({
 *   email: 'ada@example.com',
 *   callback_url: 'https://app.example.com/handler/password-reset',
 * });
 */
export function createStackAuthClient(options: StackAuthOptions): StackAuthClient {
  const backend: Backend = { name: 'Stack Auth', readError, headers: () => projectHeaders(options) };
  return createMethods<typeof table, operations>(table, backend, { ...options, baseUrl: options?.baseUrl ?? HOSTED });
}

async function projectHeaders(options: StackAuthOptions): Promise<Record<string, string | undefined>> {
  const { publishableClientKey, secretServerKey, superSecretAdminKey } = options;
  const highest = superSecretAdminKey ? 'admin' : secretServerKey ? 'server' : 'client';
  return {
    'x-stack-access-type': options.accessType ?? highest,
    'x-stack-project-id': options.projectId,
    'x-stack-publishable-client-key': publishableClientKey,
    'x-stack-secret-server-key': secretServerKey,
    'x-stack-super-secret-admin-key': superSecretAdminKey,
    'x-stack-access-token': await current(options.accessToken),
    'x-stack-refresh-token': await current(options.refreshToken),
    'x-stack-allow-anonymous-user': options.allowAnonymousUser ? 'true' : undefined,
    'x-stack-allow-restricted-user': options.allowRestrictedUser ? 'true' : undefined,
  };
}

/** A signed-out session may be an empty text; the header is then left out. */
async function current(token: Token | undefined): Promise<string | undefined> {
  return (typeof token === 'function' ? await token() : token) || undefined;
}

function readError(status: number, body: unknown): BackendError | undefined {
  // What has no code is a bare sentence of the server; a proxy's page is markup.
  if (typeof body === 'string')
    return body && !/^\s*</.test(body) ? { kind: kindOfText(status, body), message: body } : undefined;
  const { code, error, error_description, message } = Object(body) as Readonly<Record<string, unknown>>;
  if (status === 429 && typeof message === 'string') return { kind: 'rate-limited', message };
  if (typeof error !== 'string') return undefined;
  if (typeof error_description === 'string') return { kind: 'unauthorized', message: error_description, code: error };
  if (typeof code !== 'string') return undefined;
  return { kind: kindOf(status, code, error), message: error, code };
}

/** Codes that say more than their status. The first that fits is taken. */
const KINDS: readonly (readonly [kind: AnsweredKind, code: RegExp])[] = [
  ['invalid-token', /^VERIFICATION_CODE_|^INVALID_TOTP|^INVALID_AUTHORIZATION_CODE/],
  ['weak-password', /^PASSWORD_TOO_/],
  ['redirect-not-allowed', /^REDIRECT_URL_/],
  ['not-configured', /_NOT_ENABLED$|^BRANCH_|^CURRENT_PROJECT_/],
  ['unknown-account', /^USER_(ID_DOES_)?NOT_(FOUND|EXIST)$/],
  ['unauthorized', /^EMAIL_PASSWORD_|^MULTI_FACTOR_|^CANNOT_GET_OWN_|_MISMATCH$|^INVALID_OAUTH_|ACCESS_TYPE/],
];

/** What is wrong with one field is the field's; what is wrong with several is the request's. */
const SCHEMA: readonly (readonly [kind: AnsweredKind, lines: RegExp])[] = [
  ['weak-password', /^[^\n]*\n {2}- body\.(new_)?password must be at most [^\n]*$/],
  ['invalid-email', /^[^\n]*(\n {2}- body\.(primary_)?email must (be a valid email|match|not be empty)[^\n]*)+$/],
  ['invalid-token', /^[^\n]*\n {2}- body\.code must be exactly [^\n]*$/],
];

function kindOf(status: number, code: string, sentence: string): AnsweredKind {
  const [kinds, text] = code === 'SCHEMA_ERROR' ? [SCHEMA, sentence] : [KINDS, code];
  return kinds.find(([, pattern]) => pattern.test(text))?.[0] ?? kindOfStatus(status);
}

function kindOfText(status: number, sentence: string): AnsweredKind {
  return / not enabled /.test(sentence) ? 'not-configured' : kindOfStatus(status);
}
