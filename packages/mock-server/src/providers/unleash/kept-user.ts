import { systemUser } from './policy.ts';
import type { RootRole } from './roles.ts';
import type { User } from './user.ts';

/**
 * An account as its row is kept. What is the same in most accounts is left out, and what most have at most one of is no
 * list: it would take more memory than the rest.
 */
export interface KeptUser {
  readonly id: number;
  readonly email: string | undefined;
  readonly rootRole: RootRole;
  /** The only password. */
  readonly password: string | undefined;
  readonly createdAt: number;
  /** The only token, if it was asked for in public. */
  readonly token: string | undefined;
  /** When that token expires, in milliseconds after the account was made. */
  readonly tokenEndsAfter: number | undefined;
  /** When the last reset link was made for it, in milliseconds after the account was made. */
  readonly linkedAfter: number | undefined;
  /** The fields that are not as in most accounts. */
  readonly more: Partial<User> | undefined;
}

/** The fields that a kept account has in another form, if they are as in most accounts. */
const ownForm: readonly string[] = ['id', 'email', 'rootRole', 'createdAt', 'linkedAt'] satisfies (keyof User)[];

/** An account as its row is kept. */
export function keptOf(user: User): KeptUser {
  const { id, email, rootRole, passwords, tokens, createdAt, linkedAt } = user;
  const [token] = tokens;
  const isOnlyPassword = passwords.length <= 1;
  const isPublic = token === undefined || (tokens.length === 1 && token.createdBy === systemUser);
  let more: Record<string, unknown> | undefined;
  for (const name in user) {
    if (name === 'passwords' ? isOnlyPassword : name === 'tokens' ? isPublic : ownForm.includes(name)) continue;
    more ??= {};
    more[name] = user[name as keyof User];
  }
  return {
    id,
    email,
    rootRole,
    password: isOnlyPassword ? passwords[0] : undefined,
    createdAt,
    token: isPublic ? token?.value : undefined,
    tokenEndsAfter: isPublic && token ? token.expiresAt - createdAt : undefined,
    linkedAfter: linkedAt === undefined ? undefined : linkedAt - createdAt,
    more,
  };
}

/** The account of a row. */
export function userOf(kept: KeptUser): User {
  const { id, email, rootRole, password, createdAt, token, tokenEndsAfter = 0, linkedAfter, more } = kept;
  const passwords = password === undefined ? [] : [password];
  const expiresAt = createdAt + tokenEndsAfter;
  const tokens = token === undefined ? [] : [{ value: token, createdBy: systemUser, expiresAt }];
  const user: { -readonly [Name in keyof User]: User[Name] } = { id, rootRole, passwords, tokens, createdAt };
  if (email !== undefined) user.email = email;
  if (linkedAfter !== undefined) user.linkedAt = createdAt + linkedAfter;
  return more ? { ...user, ...more } : user;
}

/** The reset tokens of an account. */
export function tokensIn({ token, more }: KeptUser): readonly string[] {
  if (more?.tokens) return more.tokens.map(({ value }) => value);
  return token === undefined ? [] : [token];
}
