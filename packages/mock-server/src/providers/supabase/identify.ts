import { isUuid } from '../../core/is-uuid.ts';
import type { Caller } from '../../core/stage.ts';
import type { Backend, RequestHeaders } from './backend.ts';
import { badJwt, banned, type Failure, failure } from './errors.ts';
import { verifyAccessToken } from './jwt.ts';
import type { Claims } from './jwt-claims.ts';
import { isServerKey } from './keys.ts';
import type { Session, UserRow } from './rows.ts';
import { expiryOf } from './session-expiry.ts';
import { isBanned } from './user-row.ts';
import { userById } from './users.ts';

/** The refusal of a bearer token. */
export type IdentifyFailure =
  | Failure<400, 'bad_jwt'>
  | Failure<401, 'no_authorization'>
  | Failure<403, 'bad_jwt' | 'not_admin' | 'user_not_found' | 'session_not_found' | 'session_expired' | 'user_banned'>;

/** The account and session of a bearer token. A token without a session id has no session. */
export interface Owner {
  readonly row: UserRow;
  readonly session: Session | undefined;
  readonly role: string;
  /** Whether the account was anonymous when the token was issued. It may have an address by now. */
  readonly isAnonymous: boolean;
}

/** The account of a bearer token, or the refusal of the token. */
export async function identifyOwner(headers: RequestHeaders, backend: Backend): Promise<Owner | IdentifyFailure> {
  const read = await readBearer(headers, backend);
  return 'claims' in read ? ownerOf(read.claims, backend) : read;
}

/**
 * Accepts the service role's key, in any format, or a token with the role of an administrator. A key that is a JWT is
 * verified like any other token if the project has keys in `jwtKeys`.
 */
export async function identifyAdmin(headers: RequestHeaders, backend: Backend): Promise<Caller | IdentifyFailure> {
  const { options, clock } = backend;
  const bearer = bearerOf(headers);
  if (isServerKey(bearer, options) && (options.jwtKeys.length === 0 || !bearer?.includes('.')))
    return { role: 'service_role', subject: '' };
  const read = await readBearer(headers, backend);
  if (!('claims' in read)) return read;
  const role = String(read.claims['role']);
  if (!options.jwtAdminRoles.includes(role)) return failure(403, 'not_admin', 'User not allowed');
  if (!namesSession(read.claims)) return { role, subject: String(read.claims['sub'] ?? '') };
  const owner = await ownerOf(read.claims, backend);
  if (!('row' in owner)) return owner;
  if (owner.session && expiryOf(owner.session, owner.row, options, clock.now()) !== undefined)
    return failure(403, 'session_expired', 'Session is no longer valid');
  return { role, subject: owner.row.id };
}

function bearerOf({ authorization }: RequestHeaders): string | undefined {
  return /^bearer (\S+)$/i.exec(authorization ?? '')?.[1];
}

async function readBearer(headers: RequestHeaders, backend: Backend): Promise<{ claims: Claims } | IdentifyFailure> {
  const token = bearerOf(headers);
  if (token === undefined) return failure(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
  const verified = await verifyAccessToken(backend, token);
  if ('claims' in verified) return verified;
  return badJwt(`invalid JWT: unable to parse or verify signature, ${verified.objection}`);
}

async function ownerOf(claims: Claims, backend: Backend): Promise<Owner | IdentifyFailure> {
  const { sub, session_id: sessionId, role } = claims;
  if (typeof sub !== 'string' || sub === '') return badJwt('invalid claim: missing sub claim');
  if (!isUuid(sub)) return failure(400, 'bad_jwt', 'invalid claim: sub claim must be a UUID');
  const row = await userById(backend, sub.toLowerCase());
  if (!row) return failure(403, 'user_not_found', 'User from sub claim in JWT does not exist');
  if (typeof sessionId === 'string' && sessionId !== '' && !isUuid(sessionId))
    return badJwt('invalid claim: session_id claim must be a UUID');
  const session = row.sessions.find(({ id }) => id === sessionId);
  if (namesSession(claims) && !session)
    return failure(403, 'session_not_found', 'Session from session_id claim in JWT does not exist');
  if (isBanned(row, backend.clock.now())) return banned(403);
  return { row, session, role: String(role), isAnonymous: claims['is_anonymous'] === true };
}

/**
 * The UUID of a text in any of the forms that the real server's library reads: with or without dashes, in braces, or as
 * a URN. `undefined` if it is not a UUID.
 */
export function parseUuid(text: string): string | undefined {
  const bare = /^\{(.*)\}$/.exec(text)?.[1] ?? text.replace(/^urn:uuid:/, '');
  const dashed = bare.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isUuid(dashed) ? dashed.toLowerCase() : undefined;
}

/** Whether a token belongs to a session. The nil UUID counts as none. */
function namesSession({ session_id: id }: Claims): boolean {
  return typeof id === 'string' && id !== '' && !/^[0-]+$/.test(id);
}
