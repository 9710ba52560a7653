import type { Backend } from '../../client/backend.ts';
import type { ClientOptions } from '../../client/options.ts';
import { bearer, type Token } from '../../client/token.ts';
import { title } from '../../generated/supabase/reset-facts.ts';
import type { Pkce } from './pkce.ts';

/** The URL of a project, and the credentials for its calls. */
export interface SupabaseOptions extends ClientOptions {
  /** The project's anon (publishable) key; on servers the service role's (secret) key. */
  readonly anonKey: string;
  /**
   * The access token of the signed-in user, or a function that returns it at the time of a call. Without it, the key is
   * sent in its place.
   */
  readonly accessToken?: Token | undefined;
  /**
   * `createPkce`, for mailed links that end with a code which only the browser that requested the mail can use (RFC
   * 7636). Without it they end with a session, in any browser that opens them.
   */
  readonly pkce?: ((verifier?: string) => Promise<Pkce>) | undefined;
  /** Whether the project's mail template shows the link or the digits. Default: the link. */
  readonly resetPasswordMethod?: 'code' | 'link' | undefined;
}

/** The first version of errors that have a `code` in words. */
const API_VERSION = '2024-01-01';

/** The parts of Supabase Auth that the client needs. */
export function supabase(options: SupabaseOptions, readError: Backend['readError']): Backend {
  return {
    name: title,
    readError,
    // Sent by the hosted gateway. Self-hosted servers send no request id.
    requestIdHeader: 'sb-request-id',
    async headers() {
      const { anonKey, accessToken } = options;
      return { apikey: anonKey, 'X-Supabase-Api-Version': API_VERSION, ...(await bearer(accessToken, anonKey)) };
    },
  };
}
