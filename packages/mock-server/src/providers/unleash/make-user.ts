import type { Backend } from './backend.ts';
import { type InsertedUser, tooLong, usernameTaken } from './database-errors.ts';
import { badData, type Failure, unfitValue, unknownError } from './errors.ts';
import { rootRoleOf } from './roles.ts';
import type { User } from './user.ts';
import { findByEmail, findByUsername, nextId, writeUser } from './users.ts';

/** The input for a new account. Empty texts count as absent, except for the name. */
export interface NewUser {
  readonly username?: string;
  readonly email?: string;
  readonly name?: string;
  readonly password?: string;
  readonly rootRole: number | string;
}

/** The reason why no account was created. */
export type UserFailure = Failure<400, 'BadDataError'> | Failure<500, 'UnknownError'>;

/** Creates an account. The password rules do not apply. */
export async function makeUser(
  backend: Backend,
  { username, email, name, password, rootRole }: NewUser,
): Promise<{ readonly user: User } | { readonly refused: UserFailure }> {
  if (!username && !email) return { refused: badData('You must specify username or email') };
  if (name === '') return { refused: unfitValue('"value" is not allowed to be empty.') };
  if (email && !isAddress(email))
    return { refused: unfitValue(`"value" must be a valid email. You provided ${JSON.stringify(email)}.`) };
  if (await exists(backend, username, email)) return { refused: badData('User already exists') };
  const given: InsertedUser = {
    ...(username && { username }),
    ...(email && { email: email.toLowerCase() }),
    ...(name !== undefined && { name }),
  };
  const unstorable = tooLong(given);
  if (unstorable !== undefined) return { refused: unknownError(unstorable) };
  const id = await nextId(backend);
  if (username && (await findByUsername(backend, username))) return { refused: unknownError(usernameTaken(given)) };
  const role = rootRoleOf(rootRole);
  if (!role) return { refused: badData(`Could not find rootRole=${rootRole}`) };
  const user: User = {
    id,
    ...given,
    rootRole: role,
    passwords: password ? [password] : [],
    tokens: [],
    createdAt: backend.clock.now(),
  };
  await writeUser(backend, user);
  return { user };
}

/** Whether an account exists already. The user name is compared only if there is no address. */
async function exists(backend: Backend, username: string | undefined, email: string | undefined): Promise<boolean> {
  if (email) return (await findByEmail(backend, email)) !== undefined;
  return username !== undefined && (await findByUsername(backend, username)) !== undefined;
}

/**
 * Whether the server's validator accepts a text as an address. Its list of top-level domains is not included: any two
 * or more letters are accepted.
 */
function isAddress(text: string): boolean {
  const [, name = '', domain = ''] = /^([^@]+)@([^@]+)$/.exec(text) ?? [];
  const atoms = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
  const labels = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*[\p{L}\p{N}]$/u;
  return atoms.test(name) && labels.test(domain);
}
