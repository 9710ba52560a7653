import type { Backend, Reply, Request } from '../backend.ts';
import { collectionNamed, superusersName } from '../collections.ts';

/** Headers in which proxies tell the address of a client. */
const proxyHeaders = ['CF-Connecting-IP', 'Fly-Client-IP', 'X-Forwarded-For'];

/** `GET /api/health`: that all is well, and for superusers how the server sees them. */
export async function getHealth(
  { caller, headers, ip }: Request<'getHealth'>,
  { options }: Backend,
): Promise<Reply<'getHealth'>> {
  const isSuperuser = caller?.role === collectionNamed(options, superusersName)?.id;
  const known = [...options.trustedProxy.headers, ...proxyHeaders];
  const possibleProxyHeader = known.find((name) => headers[name.toLowerCase()]) ?? '';
  const data = isSuperuser ? { canBackup: true, realIP: ip, possibleProxyHeader } : {};
  return { status: 200, body: { message: 'API is healthy.', code: 200, data } };
}
