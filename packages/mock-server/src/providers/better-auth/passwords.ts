import type { Backend } from './backend.ts';
import { type Failure, failure } from './errors.ts';
import { endSessionsOf } from './sessions.ts';
import type { User } from './user.ts';
import { updateUser } from './users.ts';

/** The refusal of a password that is too short or too long, in UTF-16 units. `undefined` if its length is right. */
export function wrongLength(
  password: string,
  { options }: Backend,
): Failure<400, 'PASSWORD_TOO_SHORT'> | Failure<400, 'PASSWORD_TOO_LONG'> | undefined {
  if (password.length < options.minPasswordLength) return failure(400, 'PASSWORD_TOO_SHORT');
  return tooLong(password, options.maxPasswordLength);
}

/** The refusal of a password that is too long. */
export function tooLong(password: string, most: number): Failure<400, 'PASSWORD_TOO_LONG'> | undefined {
  return password.length > most ? failure(400, 'PASSWORD_TOO_LONG') : undefined;
}

/** The refusal of a password that is not the present one of an account, before anything else if it is too long, but not in 1.7.1. */
export function wrongPassword(
  user: User,
  password: string,
  { options }: Backend,
): Failure<400, 'PASSWORD_TOO_LONG' | 'CREDENTIAL_ACCOUNT_NOT_FOUND' | 'INVALID_PASSWORD'> | undefined {
  const refused = options.version === '1.7.1' ? undefined : tooLong(password, options.maxPasswordLength);
  if (refused) return refused;
  if (!user.password) return failure(400, 'CREDENTIAL_ACCOUNT_NOT_FOUND');
  return user.password === password ? undefined : failure(400, 'INVALID_PASSWORD');
}

/** Sets the password of a reset, and ends the sessions of the account if the app wants that. */
export async function setResetPassword(backend: Backend, userId: string, password: string): Promise<void> {
  if (backend.options.revokeSessionsOnPasswordReset) await endSessionsOf(backend, userId);
  await updateUser(backend, userId, (user) => ({ ...user, password }));
}
