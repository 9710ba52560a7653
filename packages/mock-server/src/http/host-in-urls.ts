/**
 * The host name in the URLs of a server that listens on `host`. It is `localhost` for wildcard and loopback addresses: apps are
 * developed there, and for browsers `127.0.0.1` is another site, to which they would not send the cookies.
 */
export function hostInUrls(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
