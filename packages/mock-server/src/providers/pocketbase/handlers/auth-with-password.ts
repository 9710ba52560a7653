import { sameToBcrypt } from '../../../core/bcrypt.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { type FieldError, failure, invalid } from '../errors.ts';
import { isEmail, textError } from '../field-errors.ts';
import { findByEmail } from '../records.ts';
import { signIn } from '../sign-in.ts';

/** `POST /api/collections/{collection}/auth-with-password`: signs in with an address, compared exactly. */
export async function authWithPassword(
  { body: { identity, password, identityField = '', mfaId } }: Request<'authWithPassword'>,
  backend: Backend,
): Promise<Reply<'authWithPassword'>> {
  const { collection } = backend;
  const refused = invalid({
    identity: textError(identity),
    identityField: identityFieldError(identityField),
    password: textError(password),
  });
  if (refused) return refused;
  const record = isEmail(identity) ? await findByEmail(backend, collection.id, identity) : undefined;
  if (record?.password === undefined || !sameToBcrypt(record.password, password))
    return failure(400, 'Failed to authenticate.');
  return signIn(backend, record, 'password', mfaId);
}

function identityFieldError(name: string): FieldError | undefined {
  if (name === '' || name === 'email') return undefined;
  const unfit = textError(name);
  if (unfit) return unfit;
  return { code: 'validation_in_invalid', message: 'Must be a valid value.' };
}
