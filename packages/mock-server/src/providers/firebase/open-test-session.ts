import type { Place } from '../../core/place.ts';
import type { OpenedSession } from '../../core/sessions/session.ts';
import type { Backend } from './backend.ts';
import { idTokenLifetimeMs } from './policy.ts';
import { issueTokens, type Tokens } from './tokens.ts';
import { passwordProvider, type User } from './user.ts';
import { findByEmail, updateUser } from './users.ts';

/** Signs an account in as with its password. */
export async function openTestSession(
  backend: Backend,
  email: string,
  _place: Place,
): Promise<OpenedSession | undefined> {
  const user = await findByEmail(backend, email);
  if (!user) return undefined;
  const now = backend.clock.now();
  const signedIn = await updateUser(backend, user.localId, { lastLoginAt: String(now) });
  const tokens = await issueTokens(backend, user, { provider: passwordProvider });
  const expiresAt = now + idTokenLifetimeMs;
  return {
    tokens: { accessToken: tokens.idToken, refreshToken: tokens.refreshToken, expiresAt },
    setCookies: [],
    storage: [storedUser(backend, signedIn ?? user, tokens, expiresAt)],
  };
}

/** What `firebase/auth` keeps of a signed-in user with `browserLocalPersistence`, for an app with the default name. */
function storedUser(
  { options }: Backend,
  user: User,
  { idToken, refreshToken }: Tokens,
  expiresAt: number,
): OpenedSession['storage'][number] {
  const { localId, email, emailVerified = false, displayName, photoUrl, providerUserInfo = [] } = user;
  const value = {
    uid: localId,
    email,
    emailVerified,
    displayName,
    isAnonymous: false,
    photoURL: photoUrl,
    providerData: providerUserInfo.map((one) => ({
      providerId: one.providerId,
      uid: one.rawId ?? '',
      displayName: one.displayName ?? null,
      email: one.email ?? null,
      phoneNumber: one.phoneNumber ?? null,
      photoURL: one.photoUrl ?? null,
    })),
    stsTokenManager: { refreshToken, accessToken: idToken, expirationTime: expiresAt },
    createdAt: user.createdAt,
    lastLoginAt: user.lastLoginAt,
    apiKey: options.apiKey,
    appName: '[DEFAULT]',
  };
  return {
    sdk: 'firebase',
    where: 'localStorage',
    key: `firebase:authUser:${options.apiKey}:[DEFAULT]`,
    value: JSON.stringify(value),
  };
}
