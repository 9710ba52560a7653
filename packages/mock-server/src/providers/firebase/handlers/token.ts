import type { Backend, Reply, Request } from '../backend.ts';
import { refused } from '../errors.ts';
import { projectNumber } from '../policy.ts';
import { isRefreshToken, issueTokens, ownerOfRefreshToken } from '../tokens.ts';

/** `POST /v1/token` of the secure-token service: a new ID token. */
export async function token({ body }: Request<'token'>, backend: Backend): Promise<Reply<'token'>> {
  // The emulator reads the token to know its tenant, before anything else.
  if (body.refresh_token && !isRefreshToken(body.refresh_token)) return refused('INVALID_REFRESH_TOKEN');
  if (!body.grant_type) return refused('MISSING_GRANT_TYPE');
  if (body.grant_type !== 'refresh_token') return refused('INVALID_GRANT_TYPE');
  if (!body.refresh_token) return refused('MISSING_REFRESH_TOKEN');
  const owner = await ownerOfRefreshToken(backend, body.refresh_token);
  if ('status' in owner) return owner;
  const { idToken, expiresIn, refreshToken } = await issueTokens(backend, owner.user, owner.way);
  return {
    status: 200,
    body: {
      id_token: idToken,
      access_token: idToken,
      expires_in: expiresIn,
      refresh_token: refreshToken,
      token_type: 'Bearer',
      user_id: owner.user.localId,
      project_id: projectNumber,
    },
  };
}
