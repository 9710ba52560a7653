import type { Backend } from '../../client/backend.ts';
import type { ClientOptions } from '../../client/options.ts';
import { current, type Token } from '../../client/token.ts';
import { readError } from './read-error.ts';

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

/** What the transport has to know of Stack Auth. */
export function stackAuth(options: StackAuthOptions): Backend {
  return {
    name: 'Stack Auth',
    readError,
    requestIdHeader: 'x-stack-request-id',
    headers: () => projectHeaders(options),
  };
}

/** The options with the address of the hosted service, unless they have another. */
export function withHost(options: StackAuthOptions): ClientOptions {
  return { ...options, baseUrl: options?.baseUrl ?? HOSTED };
}

/** Options that travel with each call, each in a header of its own name: `projectId` in `x-stack-project-id`. */
const IN_HEADERS = [
  'accessType',
  'projectId',
  'publishableClientKey',
  'secretServerKey',
  'superSecretAdminKey',
  'accessToken',
  'refreshToken',
  'allowAnonymousUser',
  'allowRestrictedUser',
] as const;

async function projectHeaders(options: StackAuthOptions): Promise<Record<string, string>> {
  const highest = options.superSecretAdminKey ? 'admin' : options.secretServerKey ? 'server' : 'client';
  const given = { ...options, accessType: options.accessType ?? highest };
  const headers: Record<string, string> = {};
  for (const name of IN_HEADERS) {
    const value = await current(given[name]);
    if (value) headers[`x-stack-${name.replace(/[A-Z]/g, '-$&').toLowerCase()}`] = `${value}`;
  }
  return headers;
}
