import type { Reply } from '../backend.ts';
import { failure } from '../errors.ts';

/** `POST /api/collections/{collection}/auth-with-oauth2`: refused, as by every collection of a new server. */
export async function authWithOAuth2(): Promise<Reply<'authWithOAuth2'>> {
  return failure(403, 'The collection is not configured to allow OAuth2 authentication.');
}
