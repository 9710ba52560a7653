import type { Backend } from './backend.ts';
import { newIdentifier } from './identifiers.ts';
import { identifiers } from './policy.ts';
import type { User } from './user.ts';

/** A new account, which is not stored yet. */
export function newUser(
  { clock, random }: Backend,
  {
    email,
    image,
    ...given
  }: Pick<User, 'email' | 'name' | 'emailVerified' | 'password'> & { readonly image: string | undefined },
): User {
  const now = clock.now();
  const row = { email: email.toLowerCase(), ...given, ...(image !== undefined && { image }) };
  return { id: newIdentifier(random, identifiers.id), ...row, providers: [], createdAt: now, updatedAt: now };
}
