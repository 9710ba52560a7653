/** The base URL without a trailing slash. Throws what was expected if it is none. */
export function readBaseUrl(baseUrl: unknown): string {
  try {
    const text = `${baseUrl}`;
    const { href, origin, pathname } = new URL(text, text[0] === '/' ? globalThis.location?.href : undefined);
    if (/^http/.test(href) && href === origin + pathname) return href.replace(/\/+$/, '');
  } catch {}
  throw new TypeError('baseUrl has to be an http(s) URL, without query');
}
