import type { Backend, Reply, Request } from '../backend.ts';
import { invalidToken, userNotFound } from '../errors.ts';
import { findResetToken } from '../reset-tokens.ts';
import { roleOf } from '../roles.ts';
import { sessionIdOf } from '../session-cookie.ts';
import { endSession } from '../sessions.ts';

/**
 * `GET /auth/reset/validate`: the account of a token. The token remains valid; the caller's session ends, even if it
 * belongs to another account.
 */
export async function validateToken(
  { query, headers }: Request<'validateToken'>,
  backend: Backend,
): Promise<Reply<'validateToken'>> {
  const found = await findResetToken(backend, String(query.token));
  if (!found || typeof query.token !== 'string') return invalidToken();
  const { token, user } = found;
  if (user.deletedAt !== undefined) return userNotFound();
  const session = sessionIdOf(headers);
  if (session !== undefined) await endSession(backend, session);
  const { id, name: roleName, type, description } = roleOf(user.rootRole);
  return {
    status: 200,
    body: {
      token: token.value,
      createdBy: token.createdBy,
      ...(user.email !== undefined && { email: user.email }),
      ...(user.name !== undefined && { name: user.name }),
      id: user.id,
      role: { id, description, type, name: roleName },
    },
  };
}
