import type { Backend } from './backend.ts';
import { resetTokens } from './policy.ts';
import { isLive, type ResetToken } from './reset-token.ts';
import { findRow, type User, updateUser } from './users.ts';

const ownerKey = (value: string): string => `reset-token/${value}`;

/**
 * Makes a token for an account; those that it had expire. As on the real server these are two steps, so that requests at
 * the same moment may leave several tokens alive.
 */
export async function issueResetToken(backend: Backend, user: User, createdBy: string): Promise<ResetToken> {
  const value = newValue(backend.random.bytes(resetTokens.length));
  const token: ResetToken = { value, createdBy, expiresAt: backend.clock.now() + resetTokens.lifetimeMs };
  await updateUser(backend, user.id, (row) => ({ ...row, tokens: [] }));
  await backend.store.update<number, void>(ownerKey(value), () => [user.id, undefined]);
  await updateUser(backend, user.id, (row) => ({ ...row, tokens: [...row.tokens, token] }));
  return token;
}

/** A good token with its account, deleted or not. */
export async function findResetToken(
  backend: Backend,
  value: string,
): Promise<{ readonly token: ResetToken; readonly user: User } | undefined> {
  const id = await backend.store.get<number>(ownerKey(value));
  const user = id === undefined ? undefined : await findRow(backend, id);
  const token = user?.tokens.find((entry) => entry.value === value);
  return user && token && isLive(token, backend.clock.now()) ? { user, token } : undefined;
}

/** 64 letters: six bits of each byte draw one evenly. */
function newValue(bytes: Uint8Array): string {
  const { prefix, alphabet } = resetTokens;
  return prefix + Array.from(bytes, (byte) => alphabet[byte & 63]).join('');
}
