import type { Backend } from './backend.ts';
import { type Code, useCode } from './codes.ts';
import { type Failure, refused } from './errors.ts';
import { forgetSignIns } from './limits.ts';
import { passwordFields, weakness } from './passwords.ts';
import { findByEmail, updateUser } from './users.ts';

/** Sets a new password with a code. Gives the refusal if it was not set. */
export async function setPassword(backend: Backend, code: Code, password: string): Promise<Failure<400> | undefined> {
  if (code.requestType !== 'PASSWORD_RESET') return refused('INVALID_OOB_CODE');
  const weak = weakness(backend, password);
  if (weak) return weak;
  if (!(await useCode(backend, code))) return refused('INVALID_OOB_CODE');
  const user = await findByEmail(backend, code.email);
  if (!user) return refused('INVALID_OOB_CODE');
  const { passwordHash, salt, passwordUpdatedAt, validSince } = passwordFields(backend, password);
  await updateUser(
    backend,
    user.localId,
    ({ generation = 0 }) => ({
      emailVerified: true,
      passwordHash,
      salt,
      passwordUpdatedAt,
      validSince,
      generation: generation + 1,
    }),
    // The other ways to sign in are taken away.
    ({ providerUserInfo = [] }) => ({ remove: providerUserInfo.map(({ providerId = '' }) => providerId) }),
  );
  await forgetSignIns(backend, code.email);
  return undefined;
}
