import type { Caller } from '../../core/stage.ts';
import type { Backend } from './backend.ts';
import { badCredential, type Failure, type HintedFailure, hintedFailure, nextActions, unauthorized } from './errors.ts';
import { verifyAccessToken } from './sessions.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/** The refusal of credentials. */
export type CredentialFailure =
  | HintedFailure<401, 'AUTH_INVALID_CREDENTIALS' | 'AUTH_INVALID_API_KEY'>
  | Failure<401, 'AUTH_UNAUTHORIZED'>
  | HintedFailure<403, 'AUTH_UNAUTHORIZED'>;

/** A caller, or the refusal of the credentials. */
export type Identified = { readonly caller: Caller } | { readonly refusal: CredentialFailure };

/** The role of administrators. */
export const adminRole = 'project_admin';

/**
 * Accepts an API key, an anon key or an access token. The form of the credential decides which; there is no fallback.
 */
export async function identifyAnyone(headers: Headers, backend: Backend): Promise<Identified> {
  const apiKey = apiKeyOf(headers);
  if (apiKey !== undefined) return identifyByApiKey(apiKey, backend);
  const token = bearerOf(headers);
  return token?.startsWith('anon_') ? identifyByAnonKey(token, backend) : identifyUser(headers, backend);
}

/** Accepts an API key or the access token of an administrator. */
export async function identifyAdmin(headers: Headers, backend: Backend): Promise<Identified> {
  const apiKey = apiKeyOf(headers);
  if (apiKey !== undefined) return identifyByApiKey(apiKey, backend);
  const token = bearerOf(headers);
  if (!token) return { refusal: badCredential('No admin token provided') };
  const claims = await verifyAccessToken(backend, token);
  if (!claims) return { refusal: unauthorized('Invalid token') };
  if (claims.role === adminRole) return { caller: { role: claims.role, subject: claims.sub } };
  return { refusal: hintedFailure(403, 'AUTH_UNAUTHORIZED', 'Admin access required', nextActions.checkAdminToken) };
}

/** Accepts an access token. */
export async function identifyUser(headers: Headers, backend: Backend): Promise<Identified> {
  const token = bearerOf(headers);
  if (!token) return { refusal: badCredential('No token provided') };
  const claims = await verifyAccessToken(backend, token);
  return claims ? { caller: { role: claims.role, subject: claims.sub } } : { refusal: unauthorized('Invalid token') };
}

async function identifyByApiKey(key: string, backend: Backend): Promise<Identified> {
  const { apiKey } = backend.options;
  if (key === apiKey) return { caller: { role: adminRole, subject: 'api-key' } };
  return { refusal: hintedFailure(401, 'AUTH_INVALID_API_KEY', 'Invalid API key', nextActions.checkApiKey) };
}

async function identifyByAnonKey(key: string, backend: Backend): Promise<Identified> {
  const { anonKey } = backend.options;
  if (key === anonKey) return { caller: { role: 'anon', subject: 'anonymous' } };
  return { refusal: badCredential('Invalid anon key') };
}

/** The bearer token. InsForge compares the scheme case-sensitively; RFC 9110 does not. */
function bearerOf({ authorization }: Headers): string | undefined {
  return authorization?.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : undefined;
}

function apiKeyOf(headers: Headers): string | undefined {
  const token = bearerOf(headers);
  return token?.startsWith('ik_') ? token : headers['x-api-key'] || undefined;
}
