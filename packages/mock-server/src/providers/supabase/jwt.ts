import { errors, jwtVerify, SignJWT } from 'jose';
import { hmacKey } from '../../core/hmac-key.ts';
import type { Backend } from './backend.ts';
import type { Session, UserRow } from './rows.ts';
import { sorted } from './user.ts';

/** The claims of a valid token. */
export type Claims = Readonly<Record<string, unknown>>;

/** An access token and its expiry, in seconds. */
export interface AccessToken {
  readonly token: string;
  readonly expiresAt: number;
  readonly expiresIn: number;
}

/** Signs an access token for a session (HS256). */
export async function signAccessToken(
  backend: Backend,
  row: UserRow,
  session: Session,
  baseUrl: string,
): Promise<AccessToken> {
  const { jwtSecret, jwtExpirySeconds: expiresIn, apiExternalUrl } = backend.options;
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
    user_metadata: sorted(row.userMetadata),
    role: row.role,
    aal: session.secondFactor ? 'aal2' : 'aal1',
    amr: methodsOf(session),
    session_id: session.id,
    is_anonymous: false,
  };
  const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(hmacKey(jwtSecret));
  return { token, expiresAt, expiresIn };
}

/** The methods that opened and raised a session, the newest first. */
function methodsOf({ method, createdAt, secondFactor }: Session): object[] {
  const opened = { method, timestamp: seconds(createdAt) };
  if (!secondFactor) return [opened];
  const raised = { method: 'totp', timestamp: seconds(secondFactor.verifiedAt) };
  return raised.timestamp > opened.timestamp ? [raised, opened] : [opened, raised];
}

/** Verifies a token. `objection` is the message of the real server's Go library. */
export async function verifyAccessToken(
  backend: Backend,
  token: string,
): Promise<{ readonly claims: Claims } | { readonly objection: string }> {
  const { jwtSecret } = backend.options;
  if (token.split('.').length !== 3)
    return { objection: 'token is malformed: token contains an invalid number of segments' };
  const settings = { algorithms: ['HS256'], currentDate: new Date(backend.clock.now()) };
  try {
    return { claims: (await jwtVerify(token, hmacKey(jwtSecret), settings)).payload };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { objection: 'token has invalid claims: token is expired' };
    if (error instanceof errors.JWSSignatureVerificationFailed)
      return { objection: 'token signature is invalid: signature is invalid' };
    if (error instanceof errors.JOSEAlgNotAllowed)
      return { objection: 'token signature is invalid: signing method is invalid' };
    return { objection: 'token is malformed: could not JSON decode' };
  }
}

function seconds(ms: number): number {
  return Math.floor(ms / 1_000);
}
