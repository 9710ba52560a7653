import type { Backend, Reply, Request } from '../backend.ts';
import { type FieldError, invalid, notSet } from '../errors.ts';
import { badToken, otherCollection, passwordErrors, passwordFieldError, textError } from '../field-errors.ts';
import type { AuthRecord } from '../record.ts';
import { newTokenKey, updateRecord } from '../records.ts';
import { ownerOf } from '../tokens.ts';

/**
 * `POST /api/collections/{collection}/confirm-password-reset`: sets a password. As on the real server the token is checked
 * first and dies later, with the key of its record: two concurrent requests both succeed.
 */
export async function confirmPasswordReset(
  { body: { token, password, passwordConfirm } }: Request<'confirmPasswordReset'>,
  backend: Backend,
): Promise<Reply<'confirmPasswordReset'>> {
  const { collection, clock, random } = backend;
  const owner = token === '' ? undefined : await ownerOf(backend, token, 'passwordReset');
  const refused = invalid({
    ...passwordErrors(password, passwordConfirm, collection),
    token: token === '' ? textError(token) : tokenError(owner, collection.id),
  });
  if (refused) return refused;
  const unfit = notSet(passwordFieldError(password, collection));
  if (unfit) return unfit;
  const change = { password, tokenKey: newTokenKey(random), verified: true, updated: clock.now() };
  if (owner) await updateRecord(backend, owner, ({ mailedAt: _over, ...record }) => ({ ...record, ...change }));
  return { status: 204 };
}

function tokenError(owner: AuthRecord | undefined, collection: string): FieldError | undefined {
  if (!owner) return badToken;
  return owner.collection === collection ? undefined : otherCollection;
}
