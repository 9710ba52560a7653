import type { Project } from './project.ts';
import type { User } from './users.ts';

/** The access type of a request. */
export type AccessType = 'client' | 'server' | 'admin';

/** The caller of a request, as its headers identify it. */
export interface Auth {
  readonly type: AccessType;
  readonly project: Project;
  /** The user of the access token. Absent without a token, and if the user was deleted. */
  readonly user?: User;
  /** The id of the session that the access token belongs to. */
  readonly sessionId?: string;
}
