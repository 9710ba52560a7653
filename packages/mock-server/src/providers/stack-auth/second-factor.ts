import type { Backend } from './backend.ts';
import { type KnownError, knownError } from './errors.ts';
import type { Project } from './project.ts';
import type { User } from './users.ts';
import { issueCode } from './verification-codes.ts';

/** 400 with an attempt code, if the user has a second factor. Earlier attempt codes remain valid. */
export async function secondFactorDue(
  backend: Backend,
  project: Project,
  user: User,
  isNewUser: boolean,
): Promise<KnownError<'MULTI_FACTOR_AUTHENTICATION_REQUIRED'> | undefined> {
  if (!user.requiresTotp) return undefined;
  const { code } = await issueCode(backend, project.shown.id, 'attempt', { userId: user.id, isNewUser });
  return knownError('MULTI_FACTOR_AUTHENTICATION_REQUIRED', { attempt_code: code });
}
