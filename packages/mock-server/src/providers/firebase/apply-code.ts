import type { Backend } from './backend.ts';
import { type Code, findCode, useCode } from './codes.ts';
import { type Failure, notImplemented, refused } from './errors.ts';
import type { Update } from './update-own.ts';
import { passwordProvider } from './user.ts';
import { findByEmail, findByInitialEmail } from './users.ts';

/** The change that a mailed code is for. The code is used up first. The emulator says 501 for a code that changes nothing. */
export async function applyCode(backend: Backend, oobCode: string): Promise<Update | Failure<400> | Failure<501>> {
  const found = await findCode(backend, oobCode);
  if ('refusal' in found) return found.refusal;
  const { code } = found;
  if (!isApplied(code))
    return backend.options.service === 'emulator' ? notImplemented(code.requestType) : refused('INVALID_OOB_CODE');
  if (!(await useCode(backend, code))) return refused('INVALID_OOB_CODE');
  switch (code.requestType) {
    case 'VERIFY_EMAIL':
      return verified(backend, code);
    case 'VERIFY_AND_CHANGE_EMAIL':
      return changed(backend, code);
    default:
      return recovered(backend, code);
  }
}

function isApplied({ requestType }: Code): boolean {
  return ['VERIFY_EMAIL', 'VERIFY_AND_CHANGE_EMAIL', 'RECOVER_EMAIL'].includes(requestType);
}

async function verified(backend: Backend, { email }: Code): Promise<Update | Failure<400>> {
  const user = await findByEmail(backend, email);
  if (!user) return refused('INVALID_OOB_CODE');
  return { user, fields: { emailVerified: true }, provider: passwordProvider };
}

async function changed(backend: Backend, { email, newEmail }: Code): Promise<Update | Failure<400>> {
  const user = await findByEmail(backend, email);
  if (!user || !newEmail) return refused('INVALID_OOB_CODE');
  if (await findByEmail(backend, newEmail)) return refused('EMAIL_EXISTS');
  return { user, fields: { email: newEmail, emailVerified: true }, newEmail };
}

async function recovered(backend: Backend, { email }: Code): Promise<Update | Failure<400>> {
  const user = await findByInitialEmail(backend, email);
  if (!user) return refused('INVALID_OOB_CODE');
  if (await findByEmail(backend, email)) return refused('EMAIL_EXISTS');
  return { user, fields: { email, emailVerified: true } };
}
