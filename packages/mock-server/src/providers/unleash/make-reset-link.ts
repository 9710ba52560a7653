import { limitInForce } from '../../core/limits.ts';
import type { Backend } from './backend.ts';
import { noSearchTerm, nulInEmail } from './database-errors.ts';
import { deliver } from './deliver.ts';
import { resetMail } from './emails.ts';
import { coolingDown, type Failure, unknownError, userNotFound } from './errors.ts';
import { resetLink } from './links.ts';
import { limits } from './policy.ts';
import { issueResetToken } from './reset-tokens.ts';
import type { User } from './user.ts';
import { findByEmail } from './users.ts';

/** The reason why no link was created. */
export type LinkFailure = Failure<404, 'NotFoundError'> | Failure<429, 'RateLimitError'> | Failure<500, 'UnknownError'>;

/** Creates a reset link for the account with this address, and mails it to the address as it was typed. */
export async function makeResetLink(
  backend: Backend,
  { email, servedAt, createdBy }: { email: string; servedAt: string; createdBy: string },
): Promise<{ readonly link: string } | { readonly refused: LinkFailure }> {
  if (email === '') return { refused: unknownError(noSearchTerm) };
  if (email.includes('\0')) return { refused: unknownError(nulInEmail) };
  const user = await findByEmail(backend, email);
  if (!user) return { refused: userNotFound() };
  if (isCoolingDown(backend, user)) return { refused: coolingDown() };
  // Starts the cool-down. A refused request does not extend it.
  const token = await issueResetToken(backend, user, createdBy, { linkedAt: backend.clock.now() });
  const link = resetLink(backend, servedAt, token);
  await deliver(backend, resetMail(email, link, token));
  return { link };
}

function isCoolingDown(backend: Backend, { linkedAt }: User): boolean {
  const limit = limitInForce(backend.limits(), 'cooldown', limits.cooldown);
  if (!limit || linkedAt === undefined) return false;
  const left = linkedAt + limit.windowMs - backend.clock.now();
  if (left > 0) backend.noteLimit('cooldown', left);
  return left > 0;
}
