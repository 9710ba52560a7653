import { authConfig } from '../auth-config.ts';
import type { Backend, Reply, Request } from '../backend.ts';

/** `GET /api/auth/config`, for administrators. */
export async function getAuthConfig(
  _request: Request<'getAuthConfig'>,
  backend: Backend,
): Promise<Reply<'getAuthConfig'>> {
  return { status: 200, body: await authConfig(backend, backend.optionsState) };
}
