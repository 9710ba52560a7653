import type { Backend } from './backend.ts';
import type { Project } from './projects.ts';
import type { User } from './users.ts';

/** As whom a request speaks to a project. */
export type AccessType = 'client' | 'server' | 'admin';

/** What a request's headers say about who is calling. */
export interface Auth {
  readonly type: AccessType;
  readonly project: Project;
  /** Whose access token was sent; absent without one, and where the user was deleted since. */
  readonly user?: User;
  /** The session that the access token belongs to. */
  readonly sessionId?: string;
}

/** The caller, where the operation's stages have refused everybody who says nothing about that. */
export function authOf({ auth }: Backend): Auth {
  if (!auth) throw new Error('No auth: bind the operation to `requireAccess` in index.ts.');
  return auth;
}

/** The signed-in user, where validation has refused everybody else. */
export function userOf(backend: Backend): User {
  const { user } = authOf(backend);
  if (!user) throw new Error('No user: bind the operation to `requireUser` in validation/forms.ts.');
  return user;
}
