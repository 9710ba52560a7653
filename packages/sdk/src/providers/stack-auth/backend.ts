import type { Backend } from '../../client/backend.ts';
import type { ClientOptions } from '../../client/options.ts';
import type { Token } from '../../client/token.ts';

/** Which project to speak to. */
export interface StackAuthResetOptions extends Omit<ClientOptions, 'baseUrl'> {
  /** Stack Auth's hosted service unless given. */
  readonly baseUrl?: ClientOptions['baseUrl'] | undefined;
  /** The project's id, a UUID. */
  readonly projectId: string;
  /** `pck_…`, where the project requires it. */
  readonly publishableClientKey?: string | undefined;
}

/** Which project to speak to, and as whom. */
export interface StackAuthOptions extends StackAuthResetOptions {
  /** Unless given, the highest that there is a key for: `admin`, `server`, else `client`. */
  readonly accessType?: 'client' | 'server' | 'admin' | undefined;
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

/** What the transport has to know of Stack Auth. */
export function stackAuth(readError: Backend['readError'], headers: Backend['headers']): Backend {
  return { name: 'Stack Auth', readError, requestIdHeader: 'x-stack-request-id', headers };
}

/** The options with the address of the hosted service, unless they have another. */
export function withHost(options: StackAuthResetOptions): ClientOptions {
  return { ...options, baseUrl: options?.baseUrl ?? HOSTED };
}
