import type { Backend, Reply, Request } from '../backend.ts';
import { apiKeyRole } from '../credentials.ts';

/** `GET /auth/status`: whoever comes with an API key has been approved. */
export async function getAuthStatus(
  { caller }: Request<'getAuthStatus'>,
  { options }: Backend,
): Promise<Reply<'getAuthStatus'>> {
  const { approved } = options;
  return { status: 200, body: { approved: caller?.role === apiKeyRole || approved } };
}
