import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { components } from '@resetkit/sdk/stack-auth/types';
import { base64url, type CryptoKey, compactVerify, decodeJwt, decodeProtectedHeader, importJWK, SignJWT } from 'jose';
import { withoutSlashes } from '../../core/without-slashes.ts';
import type { Backend } from './backend.ts';
import { sessions } from './policy.ts';
import type { Project } from './project.ts';
import { type PrivateKey, signingKeys } from './signing-keys.ts';
import { restrictedReasonOf } from './user-view.ts';
import { primaryOf, type User } from './users.ts';

type JsonWebKey = components['schemas']['JsonWebKey'];
type RestrictedReason = components['schemas']['RestrictedReason'];

/** The audience of an access token: regular, restricted or anonymous users. */
export type Audience = keyof typeof signingKeys;

/** The claims of an access token that the mock reads. */
export interface AccessClaims {
  readonly userId: string;
  readonly projectId: string;
  readonly sessionId: string;
  readonly audience: Audience;
  readonly restrictedReason: RestrictedReason | null;
  readonly expiresAt: number;
}

const suffixes: Readonly<Record<Audience, string>> = { normal: '', restricted: ':restricted', anonymous: ':anon' };
const paths: Readonly<Record<Audience, string>> = {
  normal: 'projects',
  restricted: 'projects-restricted-users',
  anonymous: 'projects-anonymous-users',
};

/** A signed access token (ES256) of a user's session. */
export async function accessToken(
  backend: Backend,
  { project, user, sessionId, baseUrl }: { project: Project; user: User; sessionId: string; baseUrl: string },
): Promise<string> {
  const { apiUrl } = backend.options;
  const restrictedReason = restrictedReasonOf(user, project);
  const audience: Audience = user.isAnonymous ? 'anonymous' : restrictedReason ? 'restricted' : 'normal';
  const primary = primaryOf(user);
  const now = Math.floor(backend.clock.now() / 1_000);
  const { id } = project.shown;
  const claims = {
    sub: user.id,
    project_id: id,
    branch_id: 'main',
    refresh_token_id: sessionId,
    role: 'authenticated',
    name: user.displayName,
    email: primary?.value ?? null,
    email_verified: primary?.isVerified ?? false,
    selected_team_id: user.selectedTeamId,
    signed_up_at: Math.floor(user.createdAt / 1_000),
    is_anonymous: user.isAnonymous,
    is_restricted: restrictedReason !== null,
    restricted_reason: restrictedReason,
    requires_totp_mfa: user.requiresTotp,
    iss: `${withoutSlashes(apiUrl ?? baseUrl)}${issuerPath(audience, id)}`,
    iat: now,
    aud: `${id}${suffixes[audience]}`,
    exp: now + sessions.accessTokenLifetimeMs / 1_000,
  };
  const [signing] = signingKeys[audience];
  const header = { alg: 'ES256', kid: kidOf(claims.aud, 0) };
  return new SignJWT(claims).setProtectedHeader(header).sign(await imported(signing));
}

/** The claims of an access token that this server signed, expired or not. `undefined` for any other token. */
export async function readAccessToken(token: string): Promise<AccessClaims | undefined> {
  try {
    const { aud, iss, sub, exp, refresh_token_id, restricted_reason } = decodeJwt(token);
    const [audience, projectId] = audienceOf(String(aud));
    const { alg, kid } = decodeProtectedHeader(token);
    const at = [0, 1].find((index) => kidOf(String(aud), index) === kid);
    const key = at === undefined ? undefined : signingKeys[audience][at];
    if (!key || alg !== 'ES256' || !iss?.endsWith(issuerPath(audience, projectId))) return undefined;
    await compactVerify(token, await imported(publicPart(key)), { algorithms: ['ES256'] });
    if (typeof sub !== 'string' || typeof exp !== 'number' || typeof refresh_token_id !== 'string') return undefined;
    const restrictedReason = isReason(restricted_reason) ? restricted_reason : null;
    return { userId: sub, projectId, sessionId: refresh_token_id, audience, restrictedReason, expiresAt: exp * 1_000 };
  } catch {
    return undefined;
  }
}

/** The public keys of a project's audiences, as a JWK set. */
export function publicKeys(projectId: string, audiences: readonly Audience[]): JsonWebKey[] {
  return audiences.flatMap((audience) =>
    signingKeys[audience].map(({ kty, crv, x, y }, index) => {
      const kid = kidOf(`${projectId}${suffixes[audience]}`, index);
      return { kty, crv, alg: 'ES256' as const, kid, x, y };
    }),
  );
}

function issuerPath(audience: Audience, projectId: string): string {
  return `/api/v1/${paths[audience]}/${projectId}`;
}

function audienceOf(aud: string): readonly [audience: Audience, projectId: string] {
  const [projectId = '', kind] = aud.split(':');
  return [kind === 'anon' ? 'anonymous' : kind === 'restricted' ? 'restricted' : 'normal', projectId];
}

/** The ids of an audience's keys. */
function kidOf(audience: string, index: number): string {
  return base64url.encode(sha256(utf8ToBytes(`${audience}/${index}`))).slice(0, 12);
}

function publicPart({ kty, crv, x, y }: PrivateKey): Omit<PrivateKey, 'd'> {
  return { kty, crv, x, y };
}

function isReason(value: unknown): value is RestrictedReason {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

async function imported(key: Omit<PrivateKey, 'd'>): Promise<CryptoKey> {
  const made = await importJWK({ ...key }, 'ES256');
  if (made instanceof Uint8Array) throw new Error('The key of an elliptic curve was imported as bytes.');
  return made;
}
