import type { Backend } from '../../client/backend.ts';
import type { ClientOptions } from '../../client/options.ts';
import { bearer, type Token } from '../../client/token.ts';
import type { Pkce } from './pkce.ts';

/** Where a project answers, and as whom to speak to it. */
export interface SupabaseOptions extends ClientOptions {
  /** The project's anon (publishable) key; on servers the service role's (secret) one. */
  readonly anonKey: string;
  /** The access token of whoever is signed in, or a function that knows it at the time of a call. The key's place unless there is one. */
  readonly accessToken?: Token | undefined;
  /**
   * `createPkce`, for mailed links that end with a code which only the browser that asked for the mail can use (RFC 7636).
   * Without it they end with a session, in whichever browser they are opened.
   */
  readonly pkce?: ((verifier?: string) => Promise<Pkce>) | undefined;
  /** What the project's mail template shows: the link (unless given), or the digits. */
  readonly resetPasswordMethod?: 'code' | 'link' | undefined;
}

/** The first version of errors that have a `code` in words. */
const API_VERSION = '2024-01-01';

/** What the transport has to know of Supabase Auth. */
export function supabase(options: SupabaseOptions, readError: Backend['readError']): Backend {
  return {
    name: 'Supabase Auth',
    readError,
    // The hosted gateway's; a server of one's own sends none.
    requestIdHeader: 'sb-request-id',
    async headers() {
      const { anonKey, accessToken } = options;
      return { apikey: anonKey, 'X-Supabase-Api-Version': API_VERSION, ...(await bearer(accessToken, anonKey)) };
    },
  };
}
