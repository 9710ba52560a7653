import { passwords } from './policy.ts';
import type { Password } from './users.ts';

/** Whether the server can hash a password: its schema counts characters, bcrypt bytes. */
export function isHashable(password: string): boolean {
  return new TextEncoder().encode(password).length < passwords.unhashableBytes;
}

/** Whether a password is the user's. Of one that came as a hash nobody can tell: the mock has no bcrypt. */
export function isPassword(password: Password | undefined, typed: string): boolean {
  return password !== undefined && 'text' in password && password.text === typed;
}

/** Whether a hash is one that the server takes in place of a password: bcrypt, of a bearable cost. */
export function isPasswordHash(hash: string): boolean {
  const [, cost] = /^\$2[aby]\$(\d\d)\$.{53}$/.exec(hash) ?? [];
  return cost !== undefined && Number(cost) <= passwords.maxHashCost;
}
