import type { Backend } from '../../client/backend.ts';
import type { ClientOptions, Fetch } from '../../client/options.ts';
import { bearer, type Token } from '../../client/token.ts';
import { title } from '../../generated/firebase/reset-facts.ts';
import { readError } from './read-error.ts';

/** The project, and optionally the credentials for its administration. */
export interface FirebaseOptions extends Omit<ClientOptions, 'baseUrl'> {
  /** The URL of an emulator: `http://localhost:9099`. Default: the hosted service. */
  readonly baseUrl?: ClientOptions['baseUrl'] | undefined;
  /** The project's public key, as in the config of a web app. */
  readonly apiKey: string;
  /** An OAuth 2 access token for administration, on servers only; `owner` for an emulator. A password reset needs none. */
  readonly token?: Token | undefined;
}

const HOSTED = 'https://identitytoolkit.googleapis.com';

/** The parts of Firebase Auth that the client needs. */
export function firebase({ apiKey, token }: FirebaseOptions): Backend {
  return {
    name: title,
    readError,
    headers: async () => ({ 'X-Goog-Api-Key': apiKey, ...(await bearer(token)) }),
  };
}

/** The options with the URL of the hosted service, unless they have another. Of its paths, the first part is the host. */
export function withHost(options: FirebaseOptions): ClientOptions {
  if (options?.baseUrl) return { ...options, baseUrl: options.baseUrl };
  const fetch: Fetch = (request) =>
    (options?.fetch ?? globalThis.fetch)(new Request(request.url.replace(`${HOSTED}/`, 'https://'), request));
  return { ...options, baseUrl: HOSTED, fetch };
}
