import type { WireRequest } from '../core/wire.ts';

/**
 * Hosts that no DNS record of a stranger can point to this server: `localhost`, bare addresses, and names without a dot
 * (containers).
 */
const own = /^(?:[^.]+|.+\.localhost|\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/;
const loopback = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a caller may use the control API: a program, which sends no `Origin`, or a page of this server, of this
 * machine or of the public URL. Other pages must not read mails or change the clock. The `Host` has to be one of this
 * server's names, which stops DNS rebinding.
 */
export function isTrustedCaller({ headers: { origin, host } }: WireRequest, publicOrigin: string): boolean {
  const publicHost = new URL(publicOrigin).hostname;
  const meant = host === undefined ? publicHost : hostnameOf(`http://${host}`);
  if (meant !== publicHost && !own.test(meant)) return false;
  if (origin === undefined || origin === publicOrigin || loopback.test(hostnameOf(origin))) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function hostnameOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : '';
}
