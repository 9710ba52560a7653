import type { Backend, Reply, Request } from '../backend.ts';
import { type FieldError, invalid } from '../errors.ts';
import { badToken, blank, otherCollection } from '../field-errors.ts';
import type { AuthRecord } from '../record.ts';
import { newTokenKey, updateRecord } from '../records.ts';
import { claimsOf, ownerOf } from '../tokens.ts';

/**
 * `POST /api/collections/{collection}/confirm-verification`: verifies an address. Where nobody signs in with a password, the account gets
 * another password, and with it another key.
 */
export async function confirmVerification(
  { body: { token } }: Request<'confirmVerification'>,
  backend: Backend,
): Promise<Reply<'confirmVerification'>> {
  const { collection, clock, random } = backend;
  const owner = await ownerOf(backend, token, 'verification');
  const refused = invalid({ token: tokenError(token, owner, collection.id) });
  if (refused) return refused;
  if (!owner) return { status: 204 };
  const isNew = !owner.verified;
  const change = {
    ...(isNew && { verified: true, updated: clock.now() }),
    ...(isNew && !collection.hasPasswords && { password: newTokenKey(random), tokenKey: newTokenKey(random) }),
  };
  await updateRecord(backend, owner, ({ verificationMailedAt: _over, ...record }) => ({ ...record, ...change }));
  return { status: 204 };
}

function tokenError(token: string, owner: AuthRecord | undefined, collection: string): FieldError | undefined {
  if (token === '') return blank;
  const { email } = claimsOf(token);
  if (!email) return { code: 'validation_invalid_token_claims', message: 'Missing email token claim.' };
  if (!owner) return badToken;
  return owner.collection === collection ? undefined : otherCollection;
}
