import { decodeJwt } from 'jose';
import type { Backend, Reply, Request } from '../backend.ts';
import { badJwt, invalid } from '../errors.ts';
import { defaultAudience } from '../policy.ts';
import { userOf } from '../user.ts';
import { userById } from '../users.ts';

/** `GET /auth/v1/user`: the account of the bearer token. */
export async function getUser({ headers, caller }: Request<'getUser'>, backend: Backend): Promise<Reply<'getUser'>> {
  const row = await userById(backend, caller?.subject ?? '');
  if (!row) return badJwt('invalid claim: missing sub claim');
  const audiences = audiencesOf(headers.authorization);
  const asked = headers['x-jwt-aud'] || audiences[0] || defaultAudience;
  if (!audiences.includes(asked)) return invalid("Token audience doesn't match request audience");
  return { status: 200, body: userOf(row) };
}

/** The audiences of a bearer token that was verified before. */
function audiencesOf(authorization: string = ''): readonly string[] {
  return [decodeJwt(authorization.replace(/^bearer /i, '')).aud ?? []].flat();
}
