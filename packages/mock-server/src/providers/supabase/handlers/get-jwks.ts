import type { Backend, Reply } from '../backend.ts';
import { publicKeys } from '../jwt-keys.ts';
import { jwksMaxAgeSeconds } from '../policy.ts';

/** `GET /auth/v1/.well-known/jwks.json`: the public keys. A shared secret is never published. */
export async function getJwks(_request: unknown, { options }: Backend): Promise<Reply<'getJwks'>> {
  return {
    status: 200,
    headers: { 'Cache-Control': `public, max-age=${jwksMaxAgeSeconds}` },
    body: { keys: publicKeys(options) },
  };
}
