import { lettersOf } from '../../core/letters.ts';
import type { Backend } from './backend.ts';
import { resetTokens } from './policy.ts';
import { isLive, type ResetToken } from './reset-token.ts';
import type { User } from './user.ts';
import { findByToken, updateUser } from './users.ts';

/**
 * Makes a token for an account and removes its earlier ones. As on the real server these are two steps, so that
 * concurrent requests may leave several valid tokens. `change` is what else the account gets with the token.
 */
export async function issueResetToken(
  backend: Backend,
  user: User,
  createdBy: string,
  change: Pick<User, 'linkedAt'> = {},
): Promise<ResetToken> {
  const value = newValue(backend.random.bytes(resetTokens.length));
  const token: ResetToken = { value, createdBy, expiresAt: backend.clock.now() + resetTokens.lifetimeMs };
  await updateUser(backend, user.id, (row) => ({ ...row, tokens: [] }));
  await updateUser(backend, user.id, (row) => ({ ...row, ...change, tokens: row.tokens.concat(token) }));
  return token;
}

/** A valid token and its account, deleted or not. */
export async function findResetToken(
  backend: Backend,
  value: string,
): Promise<{ readonly token: ResetToken; readonly user: User } | undefined> {
  const user = await findByToken(backend, value);
  const token = user?.tokens.find((entry) => entry.value === value);
  return user && token && isLive(token, backend.clock.now()) ? { user, token } : undefined;
}

/** A random value: six bits of each byte choose one of 64 characters. */
function newValue(bytes: Uint8Array): string {
  const { prefix, alphabet } = resetTokens;
  return [prefix, lettersOf(bytes, alphabet)].join('');
}
