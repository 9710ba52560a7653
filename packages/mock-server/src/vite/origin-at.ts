import { hostInUrls } from '../http/host-in-urls.ts';

/** The address that Vite's setting `host` stands for: `true` is every address, none is this machine only. */
export function addressOf(host: string | boolean | undefined): string {
  if (host === true) return '0.0.0.0';
  return host === false || host === undefined || host === '' ? '127.0.0.1' : host;
}

/** The origin of a dev server. */
export function originAt({
  port,
  host,
  isSecure,
}: {
  readonly port: number;
  readonly host: string | boolean | undefined;
  readonly isSecure: boolean;
}): string {
  return new URL(`${isSecure ? 'https' : 'http'}://${hostInUrls(addressOf(host))}:${port}`).origin;
}
