import { passwords } from './policy.ts';
import type { Password } from './users.ts';

/** Whether the server can hash a password: its schema counts characters, bcrypt counts bytes. */
export function isHashable(password: string): boolean {
  return new TextEncoder().encode(password).length < passwords.unhashableBytes;
}

/** Whether a password is the user's. `false` for a password that was set as a hash: the mock has no bcrypt. */
export function isPassword(password: Password | undefined, typed: string): boolean {
  return password !== undefined && 'text' in password && password.text === typed;
}

/** Whether the server accepts a hash in place of a password: bcrypt, with a limited cost. */
export function isPasswordHash(hash: string): boolean {
  const [, cost] = /^\$2[aby]\$(\d\d)\$.{53}$/.exec(hash) ?? [];
  return cost !== undefined && Number(cost) <= passwords.maxHashCost;
}
