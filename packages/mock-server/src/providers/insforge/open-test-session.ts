import type { Place } from '../../core/place.ts';
import type { OpenedSession } from '../../core/sessions/session.ts';
import type { Backend } from './backend.ts';
import { sessions } from './policy.ts';
import { accessToken, refreshCookie, refreshPair } from './sessions.ts';

/** The cookie in which the SDK keeps the CSRF token (@insforge/sdk 1.5.2). The access token it keeps in memory. */
const csrfCookie = 'insforge_csrf_token';

/**
 * Signs an account in as a browser. Below a prefix there are two cookies: the SDK drops the path of its base URL, and asks
 * without the prefix.
 */
export async function openTestSession(
  backend: Backend,
  email: string,
  { mount }: Place,
): Promise<OpenedSession | undefined> {
  const account = await backend.accounts.find(email);
  if (!account) return undefined;
  const token = await accessToken(backend, { sub: account.id, email: account.email, role: 'authenticated' });
  const { refreshToken, csrfToken } = await refreshPair(backend, account.id, 'user');
  const expiresAt = backend.clock.now() + sessions.accessTokenLifetimeMs;
  return {
    tokens: { accessToken: token, refreshToken, csrfToken, expiresAt },
    setCookies: [...new Set([mount, ''])].map((prefix) => refreshCookie(backend, refreshToken, prefix, 'user')),
    storage: [{ sdk: '@insforge/sdk', where: 'cookie', key: csrfCookie, value: encodeURIComponent(csrfToken) }],
  };
}
