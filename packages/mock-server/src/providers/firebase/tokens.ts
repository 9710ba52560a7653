import { isoTime } from '../../core/clock.ts';
import type { Backend } from './backend.ts';
import { claimsIn, fromBase64, toBase64, toBase64Url } from './base64.ts';
import { type Failure, refused } from './errors.ts';
import { idTokenLifetimeMs } from './policy.ts';
import { passwordProvider, type User } from './user.ts';
import { findUser, updateUser } from './users.ts';

/** The tokens of a session. */
export interface Tokens {
  readonly idToken: string;
  readonly refreshToken: string;
  /** Seconds. */
  readonly expiresIn: string;
}

/** How somebody signed in. */
export interface SignInWay {
  /** `password`, `google.com` … */
  readonly provider: string;
  /** Claims that the token has besides those of the account. */
  readonly extraClaims?: Readonly<Record<string, unknown>>;
}

/** Tokens for an account, which notes when it got them. */
export async function issueTokens(backend: Backend, { localId }: User, way: SignInWay): Promise<Tokens> {
  const { clock, options, tenantId } = backend;
  const now = clock.now();
  const user = await updateUser(backend, localId, { lastRefreshAt: isoTime(now) });
  if (!user) throw new Error(`There is no account with the id ${localId} any more.`);
  const seconds = Math.floor(now / 1_000);
  const claims = {
    ...claimsOf(user, way, tenantId),
    iat: seconds,
    exp: seconds + idTokenLifetimeMs / 1_000,
    aud: options.projectId,
    iss: `https://securetoken.google.com/${options.projectId}`,
    sub: localId,
  };
  return {
    idToken: unsigned(claims),
    refreshToken: refreshTokenOf(backend, user, way),
    expiresIn: String(idTokenLifetimeMs / 1_000),
  };
}

/** Not signed: SDKs that are connected to an emulator take such tokens, and only they reach the mock. */
function unsigned(claims: object): string {
  return `${toBase64Url({ alg: 'none', typ: 'JWT' })}.${toBase64Url(claims)}.`;
}

/** A session cookie: the claims of an ID token, for so many seconds from now. */
export function sessionCookieOf({ clock }: Backend, idToken: string, seconds: number): string {
  const iat = Math.floor(clock.now() / 1_000);
  const claims: Readonly<Record<string, unknown>> = Object(claimsIn(idToken));
  const iss = `https://session.firebase.google.com/${claims['aud']}`;
  return unsigned({ ...claims, iat, exp: iat + seconds, iss });
}

function claimsOf(user: User, { provider, extraClaims = {} }: SignInWay, tenant: string | undefined): object {
  const identities: Record<string, string[]> = user.email ? { email: [user.email] } : {};
  for (const { providerId, rawId } of user.providerUserInfo ?? [])
    if (providerId && rawId && providerId !== passwordProvider)
      identities[providerId] = [...(identities[providerId] ?? []), rawId];
  return {
    name: user.displayName,
    picture: user.photoUrl,
    ...Object(JSON.parse(user.customAttributes || '{}')),
    ...extraClaims,
    email: user.email,
    email_verified: user.emailVerified,
    phone_number: user.phoneNumber,
    provider_id: provider === 'anonymous' ? provider : undefined,
    auth_time: Math.floor(authTimeOf(user) / 1_000),
    user_id: user.localId,
    firebase: { identities, sign_in_provider: provider, tenant },
  };
}

function authTimeOf({ lastLoginAt, lastRefreshAt = '' }: User): number {
  return lastLoginAt === undefined ? Date.parse(lastRefreshAt) : Number(lastLoginAt);
}

/** A refresh token says whose it is, as in the emulator. That of the hosted service ends with a new password. */
function refreshTokenOf({ options }: Backend, user: User, { provider, extraClaims = {} }: SignInWay): string {
  return toBase64({
    _AuthEmulatorRefreshToken: 'DO NOT MODIFY',
    localId: user.localId,
    provider,
    extraClaims,
    projectId: options.projectId,
    tenantId: user.tenantId,
    ...(options.service === 'hosted' && { generation: user.generation ?? 0 }),
  });
}

/** The account of a token, and how it signed in. */
export interface TokenOwner {
  readonly user: User;
  readonly way: SignInWay;
}

/** The tenant of an ID token. */
export function tenantOfIdToken(token: string): string | undefined {
  const { firebase }: { readonly firebase?: unknown } = Object(claimsIn(token));
  return textOf(Object(firebase).tenant);
}

/** The tenant of a refresh token. */
export function tenantOfRefreshToken(token: string): string | undefined {
  const { tenantId }: { readonly tenantId?: unknown } = Object(fromBase64(token));
  return textOf(tenantId);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whether a text is a refresh token at all. */
export function isRefreshToken(text: string): boolean {
  return Boolean(Object(fromBase64(text))['_AuthEmulatorRefreshToken']);
}

/** The account of a refresh token. */
export async function ownerOfRefreshToken(backend: Backend, token: string): Promise<TokenOwner | Failure<400>> {
  const said: Readonly<Record<string, unknown>> = Object(fromBase64(token));
  const { localId, provider, extraClaims, projectId, generation = 0 } = said;
  const isOurs = isRefreshToken(token) && projectId === backend.options.projectId;
  const user = isOurs && typeof localId === 'string' ? await findUser(backend, localId) : undefined;
  if (!user) return refused('INVALID_REFRESH_TOKEN');
  if (backend.options.service === 'hosted' && generation !== (user.generation ?? 0)) return refused('TOKEN_EXPIRED');
  if (user.disabled) return refused('USER_DISABLED');
  return { user, way: { provider: String(provider), extraClaims: Object(extraClaims) } };
}

/** The account of an ID token. Signatures are not checked; the hosted service lets tokens expire. */
export async function ownerOfIdToken(backend: Backend, token: string): Promise<TokenOwner | Failure<400>> {
  const claims: Readonly<Record<string, unknown>> = Object(claimsIn(token));
  const { user_id: localId, iat, exp, firebase } = claims;
  if (!firebase) return refused('INVALID_ID_TOKEN');
  const user = await findUser(backend, String(localId));
  if (!user) return refused('USER_NOT_FOUND');
  const isOver = backend.options.service === 'hosted' && Number(exp) * 1_000 <= backend.clock.now();
  if (isOver || (user.validSince !== undefined && !(Number(iat) >= Number(user.validSince))))
    return refused('TOKEN_EXPIRED');
  if (user.disabled) return refused('USER_DISABLED');
  const { sign_in_provider }: { readonly sign_in_provider?: unknown } = Object(firebase);
  return { user, way: { provider: String(sign_in_provider) } };
}
