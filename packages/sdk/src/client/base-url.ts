/** The URL of a path below the base URL. Throws what was expected if that is none. */
export function urlBelow(baseUrl: unknown, path: string): URL {
  try {
    const text = `${baseUrl}`;
    const url = new URL(text, text[0] === '/' ? globalThis.location?.href : undefined);
    if (/^https?:\/\/[^/?#@]+\/[^?#]*$/.test(url.href)) {
      url.pathname = url.pathname.replace(/\/+$/, '') + path;
      return url;
    }
  } catch {}
  throw new TypeError(`baseUrl (${typeof baseUrl}) must be an http(s) URL without query`);
}
