import type { Backend, Reply, Request } from '../backend.ts';
import { refused } from '../errors.ts';
import { sessionCookieSeconds } from '../policy.ts';
import { ownerOfIdToken, sessionCookieOf } from '../tokens.ts';

/** `POST /v1/projects/{id}:createSessionCookie`: what servers keep of a sign-in. */
export async function createSessionCookie(
  { body: { idToken, validDuration } }: Request<'createSessionCookie'>,
  backend: Backend,
): Promise<Reply<'createSessionCookie'>> {
  if (!idToken) return refused('MISSING_ID_TOKEN');
  const { min, max } = sessionCookieSeconds;
  const seconds = Number(validDuration) || max;
  if (seconds < min || seconds > max) return refused('INVALID_DURATION');
  const owner = await ownerOfIdToken(backend, idToken);
  if ('status' in owner) return owner;
  return { status: 200, body: { sessionCookie: sessionCookieOf(backend, idToken, seconds) } };
}
