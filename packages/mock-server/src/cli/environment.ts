import type { HttpServer } from '../http/serve-settings.ts';

/** What a command or an app is told of a server, by the names of environment variables. */
export function environmentOf({
  url,
  baseUrls,
  token,
}: Pick<HttpServer, 'url' | 'baseUrls' | 'token'>): Record<string, string> {
  const backends = Object.entries(baseUrls).map(
    ([id, baseUrl]) => [`RESETKIT_${id.toUpperCase().replaceAll('-', '_')}_URL`, baseUrl] as const,
  );
  return { RESETKIT_URL: url, ...Object.fromEntries(backends), ...(token !== undefined && { RESETKIT_TOKEN: token }) };
}
