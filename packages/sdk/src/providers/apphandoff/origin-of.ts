/**
 * The part of a page's URL that AppHandoff is sent: the origin of a website in lower case, or the whole URL of another scheme, such
 * as an app's. Throws if it is not a complete URL. As text, because the `URL` of older React Native has no `origin`.
 */
export function originOf(url: string): string {
  const [, scheme, host] = /^(https?:\/\/)(?:[^/?#\\]*@)?([^/?#\\\s@]+)/i.exec(url) ?? [];
  if (scheme && host) return (scheme + host).toLowerCase();
  if (/^(?!https?:)[a-z][\w+.-]*:/i.test(url)) return url;
  throw new TypeError('redirectTo must be a complete URL');
}
