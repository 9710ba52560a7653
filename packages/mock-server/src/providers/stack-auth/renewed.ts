import type { Random } from '../../core/random.ts';
import type { Renewed } from '../../core/renewed.ts';
import { authKey, emailsOf } from './email-rows.ts';
import { type KeptUser, keptOf, userOf } from './kept-user.ts';
import { userKey } from './tenancy.ts';

/**
 * The rows of seeded users of a project with new ids and new times, unless the seed says them: access tokens name the id,
 * and are not looked up. A user is renewed as soon as its row or one of its addresses is read.
 */
export function renewedUsers({ uuid }: Pick<Random, 'uuid'>, projectId: string): Renewed {
  return (key, row, { given, laterMs }, peek) => {
    const isAddress = key.startsWith(authKey(projectId, ''));
    if (!isAddress && !key.startsWith(userKey(projectId, ''))) return [];
    const kept = (isAddress ? peek(userKey(projectId, String(row))) : row) as KeptUser | undefined;
    if (!kept) return [];
    const user = userOf(kept);
    const emails = emailsOf(user);
    const said = emails.map((email) => given.get(email)).find((account) => account !== undefined);
    const id = said?.id === undefined ? uuid() : user.id;
    const time = user.createdAt + (said?.createdAt === undefined ? laterMs : 0);
    return [
      [userKey(projectId, user.id), undefined],
      [userKey(projectId, id), keptOf({ ...user, id, createdAt: time, updatedAt: time, lastActiveAt: time })],
      ...emails.map((email) => [authKey(projectId, email), id] as const),
    ];
  };
}
