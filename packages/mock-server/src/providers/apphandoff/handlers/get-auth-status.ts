import type { Backend, Reply, Request } from '../backend.ts';
import { apiKeyRole } from '../credentials.ts';

/** `GET /auth/status`: whether the account is approved. Callers with an API key always are. */
export async function getAuthStatus(
  { caller }: Request<'getAuthStatus'>,
  { options }: Backend,
): Promise<Reply<'getAuthStatus'>> {
  const { approved } = options;
  return { status: 200, body: { approved: caller?.role === apiKeyRole || approved } };
}
