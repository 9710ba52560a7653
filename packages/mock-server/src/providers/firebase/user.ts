import type { components } from '@resetkit/sdk/firebase/types';
import { withoutGaps } from './without-gaps.ts';

/** A way in which an account signs in. */
export type ProviderInfo = components['schemas']['ProviderUserInfo'];

/** An account as its row is kept: as the emulator keeps it, with its keys in the order in which they were set. */
export interface User extends Readonly<components['schemas']['User']> {
  /** How often a password was set, if one was set again. Refresh tokens of the hosted service name it. */
  readonly generation?: number;
}

/** Fields to set. One that is `undefined` is removed. */
export type UserFields = { readonly [Name in keyof Omit<User, 'localId'>]?: User[Name] | undefined };

/** What becomes of the ways to sign in. */
export interface ProviderChange {
  readonly upsert?: readonly ProviderInfo[];
  readonly remove?: readonly string[];
}

/** The way of an account with an address and a password. */
export const passwordProvider = 'password';
/** The way of an account with a phone number. */
export const phoneProvider = 'phone';

/** The account with other fields. Its ways to sign in with a password and by phone follow from its address and its number. */
export function changedUser(user: User, fields: UserFields, { upsert = [], remove = [] }: ProviderChange = {}): User {
  const next = withFields(user, fields);
  const { email, displayName, photoUrl, phoneNumber } = next;
  const upserts = [...upsert];
  const removals = [...remove];
  if (email && (next.passwordHash || next.emailLinkSignin)) {
    const own = { providerId: passwordProvider, email, federatedId: email, rawId: email };
    upserts.push(withoutGaps({ ...own, displayName, photoUrl }));
  } else removals.push(passwordProvider);
  if (phoneNumber) upserts.push({ providerId: phoneProvider, phoneNumber, rawId: phoneNumber });
  else removals.push(phoneProvider);
  const providers = changedProviders(next.providerUserInfo, upserts, removals);
  return providers === next.providerUserInfo ? next : withFields(next, { providerUserInfo: providers });
}

/** A new account. */
export function newUser(localId: string, fields: UserFields, providers: readonly ProviderInfo[] = []): User {
  return changedUser({ localId }, fields, { upsert: providers });
}

function withFields(user: User, fields: UserFields): User {
  return withoutGaps({ ...user, ...fields });
}

function changedProviders(
  before: readonly ProviderInfo[] | undefined,
  upserts: readonly ProviderInfo[],
  removals: readonly string[],
): ProviderInfo[] | undefined {
  if (!before && upserts.length === 0) return undefined;
  const kept = (before ?? []).filter(({ providerId = '' }) => !removals.includes(providerId));
  for (const one of upserts) {
    const at = kept.findIndex(({ providerId }) => providerId === one.providerId);
    if (at === -1) kept.push(one);
    else kept[at] = one;
  }
  return kept;
}
