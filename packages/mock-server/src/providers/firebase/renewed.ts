import type { Random } from '../../core/random.ts';
import type { Renewed } from '../../core/renewed.ts';
import { ids } from './policy.ts';
import { randomId } from './random-text.ts';
import type { User } from './user.ts';
import { hintKeysOf, isHintKey, userKey } from './users.ts';

/**
 * The rows of seeded accounts with new ids and new times, unless the seed says them: tokens name the id, and are not looked
 * up. An account is renewed as soon as its row, or one that leads to it, is read.
 */
export function renewedUsers(random: Random): Renewed {
  return (key, row, { given, laterMs }, peek) => {
    const user = (isHintKey(key) ? peek(userKey(String(row))) : key.startsWith(userKey('')) ? row : undefined) as
      | User
      | undefined;
    if (!user) return [];
    const said = user.email === undefined ? undefined : given.get(user.email);
    const localId = said?.id === undefined ? randomId(random, ids.account) : user.localId;
    const by = said?.createdAt === undefined ? laterMs : 0;
    const next = later({ ...user, localId }, by);
    return [
      [userKey(user.localId), undefined],
      [userKey(localId), next],
      ...hintKeysOf(next).map((hint) => [hint, localId] as const),
    ];
  };
}

function later(user: User, ms: number): User {
  if (ms === 0) return user;
  const { createdAt, lastLoginAt, lastRefreshAt: _first, ...rest } = user;
  return {
    ...rest,
    ...(createdAt !== undefined && { createdAt: String(Number(createdAt) + ms) }),
    ...(lastLoginAt !== undefined && { lastLoginAt: String(Number(lastLoginAt) + ms) }),
  };
}
