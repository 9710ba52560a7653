import { type JWTPayload, jwtVerify } from 'jose';
import { hmacKey } from '../../core/hmac-key.ts';
import { hs256Token } from '../../core/hs256.ts';
import type { Backend } from './backend.ts';
import { type AuthCollection, collectionNamed } from './collections.ts';
import type { AuthRecord } from './record.ts';
import { findById } from './records.ts';

/** What a token is for. */
export type TokenType = 'passwordReset' | 'verification' | 'emailChange' | 'auth';

/** What a token has of its own. */
interface Particulars {
  /** How long it is good. Default: as the collection says. */
  readonly seconds?: number;
  /** The address that an account is to have. */
  readonly newEmail?: string;
  /** Whether a session is not renewed. */
  readonly isStatic?: boolean;
}

/** A signed token of a record: HS256, with the record's own key, so that another key ends it. Claims are in this order. */
export function signedFor(
  { clock, collection: settings }: Pick<Backend, 'clock' | 'collection'>,
  { id, collection, email, tokenKey }: AuthRecord,
  type: TokenType,
  { seconds = lifetimeOf(settings, type), newEmail, isStatic = false }: Particulars = {},
): string {
  const exp = Math.floor(clock.now() / 1_000) + seconds;
  const claims =
    type === 'auth'
      ? { collectionId: collection, exp, id, refreshable: !isStatic, type }
      : { collectionId: collection, email, exp, id, ...(newEmail !== undefined && { newEmail }), type };
  return hs256Token(claims, secretOf(collection, tokenKey, type));
}

/** How long tokens of this type are good in a collection: seconds. */
export function lifetimeOf(collection: AuthCollection, type: TokenType): number {
  const seconds = {
    passwordReset: collection.resetTokenSeconds,
    verification: collection.verificationTokenSeconds,
    emailChange: collection.emailChangeTokenSeconds,
    auth: collection.authTokenSeconds,
  };
  return seconds[type];
}

/** The record of a token of this type, if it is good now. */
export async function ownerOf(backend: Backend, token: string, type: TokenType): Promise<AuthRecord | undefined> {
  // Of what the decoder here passes over, Go's passes over line breaks only; with one in front of the signature that is wrong.
  if (!/^[\w-]+\.[\w-]+\.[\w\r\n-]+$/.test(token)) return undefined;
  const { id, collectionId, type: claimed } = claimsOf(token);
  if (claimed !== type || typeof id !== 'string' || typeof collectionId !== 'string') return undefined;
  const collection = collectionNamed(backend.options, collectionId);
  const record = collection && (await findById(backend, collection.id, id));
  if (!record) return undefined;
  const currentDate = new Date(backend.clock.now());
  const verified = jwtVerify(token, hmacKey(secretOf(collection.id, record.tokenKey, type)), {
    algorithms: ['HS256'],
    currentDate,
  });
  return verified.then(
    () => record,
    () => undefined,
  );
}

/** The claims of a token, which nobody has verified. */
export function claimsOf(token: string): JWTPayload {
  try {
    const [, payload = ''] = token.split('.');
    return Object(JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))));
  } catch {
    return {};
  }
}

/** The record's key and the collection's secret for this type of tokens. */
function secretOf(collection: string, tokenKey: string, type: TokenType): string {
  return `${tokenKey}resetkit-mock-pocketbase-${collection}-${type}`;
}
