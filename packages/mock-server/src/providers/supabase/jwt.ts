import type { Backend } from './backend.ts';
import { base64Issue, type Claims, readClaims, readHeader } from './jwt-claims.ts';
import { isValidMethod, signatureObjection, signed } from './jwt-signature.ts';
import type { Session, UserRow } from './rows.ts';
import { sorted } from './user.ts';

/** An access token and its expiry, in seconds. */
export interface AccessToken {
  readonly token: string;
  readonly expiresAt: number;
  readonly expiresIn: number;
}

/** Signs an access token for a session. */
export async function signAccessToken(
  backend: Backend,
  row: UserRow,
  session: Session,
  baseUrl: string,
): Promise<AccessToken> {
  const { jwtExpirySeconds: expiresIn, apiExternalUrl } = backend.options;
  const issuedAt = seconds(backend.clock.now());
  const expiresAt = issuedAt + expiresIn;
  const claims = {
    iss: `${apiExternalUrl ?? baseUrl}/auth/v1`,
    sub: row.id,
    aud: row.aud,
    exp: expiresAt,
    iat: issuedAt,
    email: row.email,
    phone: row.phone,
    app_metadata: sorted(row.appMetadata),
    user_metadata: row.userMetadata && sorted(row.userMetadata),
    role: row.role,
    aal: session.secondFactor ? 'aal2' : 'aal1',
    amr: methodsOf(session),
    session_id: session.id,
    is_anonymous: row.isAnonymous ?? false,
  };
  return { token: await signed(claims, backend.options), expiresAt, expiresIn };
}

/** The methods that opened and raised a session, the newest first. */
function methodsOf({ method, createdAt, secondFactor }: Session): object[] {
  const opened = { method, timestamp: seconds(createdAt) };
  if (!secondFactor) return [opened];
  const raised = { method: 'totp', timestamp: seconds(secondFactor.verifiedAt) };
  return raised.timestamp > opened.timestamp ? [raised, opened] : [opened, raised];
}

/** A verified token, or the objection to it in the words of the real server's Go library. */
type Verified = { readonly claims: Claims } | { readonly objection: string };

/** Algorithms that the library implements. The server accepts those of its keys. */
const algorithms = /^(?:[HREP]S(?:256|384|512)|EdDSA|none)$/;

/** Verifies a token, in the order of the real server: its parts, its algorithm, its signature, its times. */
export async function verifyAccessToken({ options, clock }: Backend, token: string): Promise<Verified> {
  const [head = '', payload = '', signature = '', ...more] = token.split('.');
  if (token.split('.').length < 3 || more.length > 0)
    return { objection: 'token is malformed: token contains an invalid number of segments' };
  const header = readHeader(head);
  if ('detail' in header) return { objection: `token is malformed: ${header.detail}` };
  const claims = readClaims(payload);
  if ('detail' in claims) return { objection: `token is malformed: ${claims.detail}` };
  const { alg, kid } = header.value;
  if (typeof alg !== 'string') return { objection: 'token is unverifiable: signing method (alg) is unspecified' };
  if (!algorithms.test(alg)) return { objection: 'token is unverifiable: signing method (alg) is unavailable' };
  if (!isValidMethod(alg, options))
    return { objection: `token signature is invalid: signing method ${alg} is invalid` };
  const malformed = base64Issue(signature);
  if (malformed !== undefined)
    return { objection: `token is malformed: could not base64 decode signature: ${malformed}` };
  const objection = await signatureObjection(token, { alg, kid }, options);
  if (objection !== undefined) return { objection };
  const objections = timeObjections(claims.value, clock.now() / 1_000);
  return objections.length === 0
    ? { claims: claims.value }
    : { objection: `token has invalid claims: ${objections.join(', ')}` };
}

function timeObjections({ exp, nbf }: Claims, now: number): readonly string[] {
  const isSet = (date: unknown): boolean => date !== undefined && date !== null;
  return [
    ...(isSet(exp) && now >= Number(exp) ? ['token is expired'] : []),
    ...(isSet(nbf) && now < Number(nbf) ? ['token is not valid yet'] : []),
  ];
}

function seconds(ms: number): number {
  return Math.floor(ms / 1_000);
}
