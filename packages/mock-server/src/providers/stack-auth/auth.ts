import type { Project } from './project.ts';
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
