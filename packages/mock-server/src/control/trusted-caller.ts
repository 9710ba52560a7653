import type { WireRequest } from '../core/wire.ts';

/** This machine, a bare address, or a name without a dot (a container's): nothing that a stranger's DNS can point here. */
const own = /^(?:[^.]+|.+\.localhost|\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/;
const loopback = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a browser that calls the control API was sent by a page of this server, of this machine or of the public URL, and meant this server.
 * Other pages must not turn the clock or read mails; programs send no `Origin` and are let through.
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
