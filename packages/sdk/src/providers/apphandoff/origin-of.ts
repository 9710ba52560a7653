/**
 * The part of a page's URL that is sent to AppHandoff: the origin of a website in lower case, or the whole URL for
 * another scheme, such as an app's. Throws if it is not a complete URL. Computed from the text, because the `URL` of
 * older React Native has no `origin`.
 */
export function originOf(url: string): string {
  const [, scheme = '', rest, host] = /^([a-z][\w+.-]*:)(\/\/(?:[^/?#]*@)?([^/?#@\s]+))?/i.exec(url) ?? [];
  const isWebsite = /^https?:$/i.test(scheme);
  if (isWebsite && rest) return `${scheme}//${host}`.toLowerCase();
  if (scheme && !isWebsite) return url;
  throw new TypeError('redirectTo must be a complete URL');
}
