import type { Reply } from '../backend.ts';
import { jwksMaxAgeSeconds } from '../policy.ts';

/** `GET /auth/v1/.well-known/jwks.json`: an empty list, because a shared secret is never published. */
export async function getJwks(): Promise<Reply<'getJwks'>> {
  return {
    status: 200,
    headers: { 'Cache-Control': `public, max-age=${jwksMaxAgeSeconds}` },
    body: { keys: [] },
  };
}
