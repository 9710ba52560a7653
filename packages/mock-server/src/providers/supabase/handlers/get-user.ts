import { audiencesOf } from '../audience.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { badJwt, invalid } from '../errors.ts';
import { defaultAudience } from '../policy.ts';
import { userOf } from '../user.ts';
import { userById } from '../users.ts';

/** `GET /auth/v1/user`: the account of the bearer token. */
export async function getUser({ headers, caller }: Request<'getUser'>, backend: Backend): Promise<Reply<'getUser'>> {
  const row = await userById(backend, caller?.subject ?? '');
  if (!row) return badJwt('invalid claim: missing sub claim');
  if (!audiencesOf(headers).includes(backend.audience ?? defaultAudience))
    return invalid("Token audience doesn't match request audience");
  return { status: 200, body: userOf(row) };
}
