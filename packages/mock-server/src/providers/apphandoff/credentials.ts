import type { Caller } from '../../core/stage.ts';
import type { Backend } from './backend.ts';
import { apiKeyPrefix } from './policy.ts';

/** The role of callers with an API key. */
export const apiKeyRole = 'api-key';

/**
 * The account that a bearer token identifies: that of a session, or that of an API key. `undefined` for an unknown
 * token.
 */
export async function callerOf(authorization: string | undefined, backend: Backend): Promise<Caller | undefined> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return undefined;
  if (!token.startsWith(apiKeyPrefix)) {
    const user = await backend.supabase.userOf(token);
    return user && { role: 'user', subject: user.email };
  }
  const { apiKeys } = backend.options;
  const email = apiKeys[token];
  const user = email === undefined ? undefined : await backend.supabase.userAt(email);
  return user && { role: apiKeyRole, subject: user.email };
}
