import type { Backend, Reply, Request } from '../backend.ts';
import { adminRole } from '../credentials.ts';
import { unauthorized } from '../errors.ts';
import { accessToken, refreshCookie, refreshPair } from '../sessions.ts';

/** `POST /api/auth/admin/sessions`: signs the root administrator in. */
export async function createAdminSession(
  { body, mount }: Request<'createAdminSession'>,
  backend: Backend,
): Promise<Reply<'createAdminSession'>> {
  const { rootAdmin } = backend.options;
  if (body.username !== rootAdmin.username || body.password !== rootAdmin.password)
    return unauthorized('Invalid admin credentials');
  const sub = `local:${rootAdmin.username}`;
  const token = await accessToken(backend, { sub, role: adminRole });
  const { refreshToken, csrfToken } = await refreshPair(backend, sub, 'admin');
  return {
    status: 200,
    headers: { 'Set-Cookie': refreshCookie(backend, refreshToken, mount, 'admin') },
    body: { admin: { sub }, accessToken: token, csrfToken },
  };
}
