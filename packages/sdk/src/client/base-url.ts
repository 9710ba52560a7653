/** The base URL without a trailing slash. Throws what was expected if it is none. */
export function readBaseUrl(baseUrl: unknown): string {
  const url = parse(baseUrl instanceof URL ? baseUrl.href : baseUrl);
  const plain = url && url.origin + url.pathname;
  if (!plain?.startsWith('http') || plain !== url?.href)
    throw new TypeError('baseUrl has to be an http(s) URL without user name, query or fragment');
  return plain.replace(/\/+$/, '');
}

function parse(text: unknown): URL | undefined {
  try {
    return typeof text === 'string'
      ? new URL(text, text.startsWith('/') ? globalThis.location?.href : undefined)
      : undefined;
  } catch {
    return undefined;
  }
}
