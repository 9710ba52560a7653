import type { Auth } from './auth.ts';
import type { Backend } from './backend.ts';
import type { User } from './users.ts';

/** The caller of an operation that is bound to `requireAccess`. Throws for any other operation. */
export function authOf({ auth }: Backend): Auth {
  if (!auth) throw new Error('No auth: bind the operation to `requireAccess` in index.ts.');
  return auth;
}

/** The signed-in user of an operation whose form requires one. Throws for any other operation. */
export function userOf(backend: Backend): User {
  const { user } = authOf(backend);
  if (!user) throw new Error('No user: bind the operation to `requireUser` in validation/forms.ts.');
  return user;
}
