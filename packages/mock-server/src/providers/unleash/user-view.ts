import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { components } from '@resetkit/sdk/unleash/types';
import { isoTime } from '../../core/clock.ts';
import type { User } from './user.ts';

type Schemas = components['schemas'];

/** An account as personal access tokens see it. All other views start with these fields. */
export function shortViewOf({ id, name, username, email, seenAt, createdAt }: User): Schemas['PersonalTokenUser'] {
  return {
    accountType: 'User',
    id,
    ...(name !== undefined && { name }),
    ...(username !== undefined && { username }),
    ...(email !== undefined && { email }),
    imageUrl: `https://gravatar.com/avatar/${hashOf((email ?? username ?? '').toLowerCase())}?s=42&d=retro&r=g`,
    seenAt: seenAt === undefined ? null : isoTime(seenAt),
    loginAttempts: 0,
    createdAt: isoTime(createdAt),
  };
}

/** An account without its role, with keys in the server's order. */
export function accountOf(user: User): Omit<Schemas['User'], 'rootRole'> {
  return {
    ...shortViewOf(user),
    scimId: null,
    seatType: null,
    companyRole: null,
    productUpdatesEmailConsent: null,
  };
}

/** An account as administrators see it. */
export function viewOf(user: User): Schemas['User'] {
  return { ...accountOf(user), rootRole: user.rootRole };
}

/** An account in the result of a search. */
export function foundViewOf(user: User): Schemas['FoundUser'] {
  const { loginAttempts: _attempts, createdAt: _created, ...found } = accountOf(user);
  return found;
}

/** An account in a list, with the link of its valid token. */
export function listedViewOf(user: User, inviteLink: string): Schemas['ListedUser'] {
  return { ...viewOf(user), inviteLink };
}

function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
