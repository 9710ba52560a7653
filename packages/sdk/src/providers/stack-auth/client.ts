import type { Backend } from '../../client/backend.ts';
import { createMethods, type Methods } from '../../client/methods.ts';
import type { ClientOptions } from '../../client/options.ts';
import { operations as table } from '../../generated/stack-auth/operations.ts';
import type { operations } from '../../generated/stack-auth/types.ts';
import { readError } from './read-error.ts';

/** One method for each operation of Stack Auth's API. */
export interface StackAuthClient extends Methods<typeof table, operations> {}

/** A token, or a function that knows it at the time of a call. */
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
  const backend: Backend = {
    name: 'Stack Auth',
    readError,
    requestIdHeader: 'x-stack-request-id',
    headers: () => projectHeaders(options),
  };
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
