import type { Backend } from '../../client/backend.ts';
import type { ClientOptions } from '../../client/options.ts';
import { title } from '../../generated/better-auth/reset-facts.ts';
import type { ResetMail } from '../../reset/proof.ts';
import { readError } from './read-error.ts';

/** The URL of the app that has better-auth, and how it resets passwords. */
export interface BetterAuthOptions<Method extends ResetMail = ResetMail> extends ClientOptions {
  /** The path of better-auth at `baseUrl`, its `basePath`. `baseUrl` may end with it. Default: `/api/auth`. */
  readonly basePath?: string | undefined;
  /** Whether the app mails links, or digits with the plugin `emailOTP`. Default: links. */
  readonly resetPasswordMethod?: Method | undefined;
}

/** The base path in the description. */
const DESCRIBED = '/api/auth';

/** The parts of better-auth that the client needs. Sessions are in cookies: it sends no credentials of its own. */
export function betterAuth({ baseUrl, basePath = DESCRIBED }: BetterAuthOptions): Backend {
  const isThere = `${baseUrl}`.replace(/\/$/, '').endsWith(basePath);
  return {
    name: title,
    readError,
    // Signing in wants an origin from every `fetch` that says how it was called: Node's does, and names none. Browsers put
    // their own in its place.
    headers: async () => ({ Origin: /^https?:..[^/]+/.exec(`${baseUrl}`)?.[0] }),
    path: (path) => (isThere ? '' : basePath) + path.slice(DESCRIBED.length),
  };
}
