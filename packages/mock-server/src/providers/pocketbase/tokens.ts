import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { hmacKey } from '../../core/hmac-key.ts';
import type { Backend } from './backend.ts';
import { collectionNamed } from './collections.ts';
import type { AuthRecord } from './record.ts';
import { findById } from './records.ts';

/** What a token is for. */
export type TokenType = 'passwordReset' | 'auth';

/** A signed token of a record: HS256, with the record's own key, so that another key ends it. Claims are in this order. */
export function signedFor(
  { clock }: Pick<Backend, 'clock'>,
  { id, collection, email, tokenKey }: AuthRecord,
  type: TokenType,
  lifetimeSeconds: number,
): Promise<string> {
  const exp = Math.floor(clock.now() / 1_000) + lifetimeSeconds;
  const claims =
    type === 'auth'
      ? { collectionId: collection, exp, id, refreshable: true, type }
      : { collectionId: collection, email, exp, id, type };
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(keyOf(collection, tokenKey, type));
}

/** The record of a token of this type, if it is good now. */
export async function ownerOf(backend: Backend, token: string, type: TokenType): Promise<AuthRecord | undefined> {
  const { id, collectionId, type: claimed } = claimsOf(token);
  if (claimed !== type || typeof id !== 'string' || typeof collectionId !== 'string') return undefined;
  const collection = collectionNamed(backend.options, collectionId);
  const record = collection && (await findById(backend, collection.id, id));
  if (!record) return undefined;
  const currentDate = new Date(backend.clock.now());
  const verified = jwtVerify(token, keyOf(collection.id, record.tokenKey, type), {
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
function keyOf(collection: string, tokenKey: string, type: TokenType): ReturnType<typeof hmacKey> {
  return hmacKey(`${tokenKey}resetkit-mock-pocketbase-${collection}-${type}`);
}
