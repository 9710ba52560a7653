import type { Backend } from '../../client/backend.ts';
import type { ClientOptions } from '../../client/options.ts';
import type { Token } from '../../client/token.ts';
import { title } from '../../generated/stack-auth/reset-facts.ts';

/** The project. */
export interface StackAuthResetOptions extends Omit<ClientOptions, 'baseUrl'> {
  /** Default: the URL of Stack Auth's hosted service. */
  readonly baseUrl?: ClientOptions['baseUrl'] | undefined;
  /** The project's id, a UUID. */
  readonly projectId: string;
  /** `pck_…`. Needed if the project requires it. */
  readonly publishableClientKey?: string | undefined;
}

/** The project, and the credentials for its calls. */
export interface StackAuthOptions extends StackAuthResetOptions {
  /** Default: the highest one that there is a key for: `admin`, `server`, else `client`. */
  readonly accessType?: 'client' | 'server' | 'admin' | undefined;
  /** `ssk_…`, on servers only. */
  readonly secretServerKey?: string | undefined;
  /** `sak_…`, on servers only. */
  readonly superSecretAdminKey?: string | undefined;
  /** The token of the signed-in user. */
  readonly accessToken?: Token | undefined;
  /**
   * The refresh token of the signed-in user: needed to refresh, and to change a password without ending their session.
   */
  readonly refreshToken?: Token | undefined;
  /** Whether to accept the tokens of anonymous users too. */
  readonly allowAnonymousUser?: boolean | undefined;
  /** Whether to accept the tokens of restricted users too, such as those with unverified addresses. */
  readonly allowRestrictedUser?: boolean | undefined;
}

const HOSTED = 'https://api.stack-auth.com';

/** The parts of Stack Auth that the client needs. */
export function stackAuth(readError: Backend['readError'], headers: Backend['headers']): Backend {
  return { name: title, readError, requestIdHeader: 'x-stack-request-id', headers };
}

/** The options with the URL of the hosted service, unless they have another. */
export function withHost(options: StackAuthResetOptions): ClientOptions {
  return { ...options, baseUrl: options?.baseUrl ?? HOSTED };
}
