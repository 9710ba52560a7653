import type { Backend, Reply, Request } from '../backend.ts';
import { idTokenGrant } from '../grants/id-token.ts';
import { passwordGrant } from '../grants/password.ts';
import { pkceGrant } from '../grants/pkce.ts';
import { refreshTokenGrant } from '../grants/refresh-token.ts';

/** `POST /auth/v1/token`: opens a session for a password, a refresh token, or the code from a link. Refuses tokens of other providers. */
export function token(request: Request<'token'>, backend: Backend): Promise<Reply<'token'>> {
  switch (request.query.grant_type) {
    case 'password':
      return passwordGrant(request, backend);
    case 'refresh_token':
      return refreshTokenGrant(request, backend);
    case 'pkce':
      return pkceGrant(request, backend);
    case 'id_token':
      return idTokenGrant(request);
  }
}
