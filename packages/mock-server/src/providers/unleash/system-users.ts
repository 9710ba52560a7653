import { systemUser } from './policy.ts';
import { viewerRole } from './roles.ts';
import type { User } from './user.ts';

/** The server's own accounts. They are in no list, but the search finds them by their user names. */
export const systemUsers: readonly User[] = [
  { ...own(-1337, systemUser), name: 'Unleash System' },
  { ...own(-42, 'unleash_admin_token'), name: 'Unleash Admin Token User' },
];

function own(id: number, username: string): User {
  return { id, username, rootRole: viewerRole, passwords: [], tokens: [], createdAt: 0 };
}
