import type { Account } from '../../core/accounts.ts';
import type { Backend } from './backend.ts';
import { accessToken, refreshCookie, refreshPair } from './sessions.ts';
import { type User, userOf } from './user.ts';

/**
 * What a client gets when it signs in: a browser a cookie and a CSRF token, any other client the refresh token itself.
 */
export interface OpenedSession {
  readonly body: { readonly user: User; readonly accessToken: string } & (
    | { readonly csrfToken: string }
    | { readonly refreshToken: string }
  );
  readonly headers: { readonly 'Set-Cookie'?: string };
}

/** Where a session is opened: the mount of the request and its `client_type` query. */
export interface SessionRequest {
  readonly mount: string;
  readonly query: object;
}

/** Whether the client is a browser. An unknown or missing `client_type` means a browser. */
export function isWeb(query: object): boolean {
  const clientType: unknown = Reflect.get(query, 'client_type');
  return !['mobile', 'desktop', 'server'].some((other) => other === clientType);
}

/** Signs an account in. */
export async function openSession(
  backend: Backend,
  account: Account,
  { mount, query }: SessionRequest,
): Promise<OpenedSession> {
  const user = userOf(account);
  const token = await accessToken(backend, { sub: account.id, email: account.email, role: 'authenticated' });
  const { refreshToken, csrfToken } = await refreshPair(backend, account.id, 'user');
  if (!isWeb(query)) return { body: { user, accessToken: token, refreshToken }, headers: {} };
  return {
    body: { user, accessToken: token, csrfToken },
    headers: { 'Set-Cookie': refreshCookie(backend, refreshToken, mount, 'user') },
  };
}
