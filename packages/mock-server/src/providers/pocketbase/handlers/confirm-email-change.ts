import { sameToBcrypt } from '../../../core/bcrypt.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { type FieldError, failure, invalid } from '../errors.ts';
import { badToken, blank, otherCollection, textError } from '../field-errors.ts';
import { emailChangePasswordMax } from '../policy.ts';
import type { AuthRecord } from '../record.ts';
import { findByEmail, moveRecord, newTokenKey } from '../records.ts';
import { claimsOf, ownerOf } from '../tokens.ts';

/**
 * `POST /api/collections/{collection}/confirm-email-change`: gives an account another address, and another key, which ends its
 * tokens. No password is right with a token that is not good.
 */
export async function confirmEmailChange(
  { body: { token, password } }: Request<'confirmEmailChange'>,
  backend: Backend,
): Promise<Reply<'confirmEmailChange'>> {
  const { clock, random } = backend;
  const email = newEmailIn(token);
  const owner = await ownerOf(backend, token, 'emailChange');
  const unfit = await tokenError(backend, token, email, owner);
  const refused = invalid({ token: unfit, password: passwordError(password, unfit ? undefined : owner) });
  if (refused || !owner) return refused ?? failure(400, 'Invalid or expired token.');
  const after = { ...owner, email, verified: true, tokenKey: newTokenKey(random), updated: clock.now() };
  if (await moveRecord(backend, owner, after)) return { status: 204 };
  return failure(400, 'Failed to confirm email change.');
}

function newEmailIn(token: string): string {
  const { newEmail } = claimsOf(token);
  return typeof newEmail === 'string' ? newEmail : '';
}

async function tokenError(
  backend: Backend,
  token: string,
  newEmail: string,
  owner: AuthRecord | undefined,
): Promise<FieldError | undefined> {
  const { id } = backend.collection;
  if (token === '') return blank;
  if (newEmail === '')
    return { code: 'validation_invalid_token_payload', message: 'Invalid token payload - newEmail must be set.' };
  if (!owner) return badToken;
  if (owner.collection !== id) return otherCollection;
  if (!(await findByEmail(backend, id, newEmail))) return undefined;
  return { code: 'validation_invalid_token_email', message: 'The new email address is invalid.' };
}

function passwordError(password: string, owner: AuthRecord | undefined): FieldError | undefined {
  const unfit = textError(password, 1, emailChangePasswordMax);
  if (unfit || (owner?.password !== undefined && sameToBcrypt(owner.password, password))) return unfit;
  return { code: 'validation_invalid_password', message: 'Missing or invalid auth record password.' };
}
