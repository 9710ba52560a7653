import type { Metadata, TokenKind, UserRow } from './rows.ts';

const sentAtFields = {
  recovery: 'recoverySentAt',
  confirmation: 'confirmationSentAt',
  emailChange: 'emailChangeSentAt',
  emailChangeCurrent: 'emailChangeSentAt',
  reauthentication: 'reauthenticationSentAt',
} as const satisfies Record<TokenKind, keyof UserRow>;

/** When the last mail with a token of this kind was sent. Setting a new password clears it. */
export function sentAt(row: UserRow, kind: TokenKind): number | undefined {
  return row[sentAtFields[kind]];
}

/** When the last mail with a token was sent to a user, of whatever kind. */
export function lastSentAt(row: UserRow): number | undefined {
  const times = Object.values(sentAtFields).flatMap((field) => row[field] ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}

/** Whether a token is for a change of address. */
export function isForChange(kind: TokenKind): boolean {
  return kind === 'emailChange' || kind === 'emailChangeCurrent';
}

/** The row with a new token, which replaces the one of its kind. A change of address starts over with it. */
export function withToken(row: UserRow, kind: TokenKind, hash: string, now: number): UserRow {
  const tokens = { ...row.tokens, [kind]: { hash, sentAt: now } };
  const before = isForChange(kind) ? withoutAcceptance(row) : row;
  // A spread takes four times as long if members follow that were not in it.
  return Object.assign({}, before, { tokens, [sentAtFields[kind]]: now, updatedAt: now });
}

function withoutAcceptance({ emailChangeAccepted, ...row }: UserRow): UserRow {
  return row;
}

/** The row with its address confirmed. An earlier confirmation stays as it is. */
export function confirmed(row: UserRow, now: number): UserRow {
  if (row.emailConfirmedAt !== undefined) return row;
  const userMetadata = { ...row.userMetadata, email_verified: true };
  return { ...row, emailConfirmedAt: now, userMetadata, updatedAt: now };
}

/** That of most accounts, once. */
export const byEmail: Metadata = { provider: 'email', providers: ['email'] };

/** The metadata that names an account's ways to sign in, if it has any. */
export function providersOf(providers: readonly string[]): Metadata {
  const [provider] = providers;
  if (provider === undefined) return {};
  return provider === 'email' && providers.length === 1 ? byEmail : { provider, providers: [...providers] };
}

/** Whether an account has an identity by e-mail. */
export function hasEmailIdentity({ identities }: UserRow): boolean {
  return identities.some(({ provider }) => provider === 'email');
}

/** The row whose identity by e-mail has its address, verified or not. `identityId` is for a new one, if there is none. */
export function withIdentityEmail(row: UserRow, isVerified: boolean, identityId: string, now: number): UserRow {
  const facts = { email: row.email, email_verified: isVerified };
  const made = {
    identityId,
    provider: 'email',
    id: row.id,
    data: { ...facts, phone_verified: false, sub: row.id },
    createdAt: now,
    updatedAt: now,
  };
  if (!hasEmailIdentity(row)) return { ...row, identities: [...row.identities, made] };
  const identities = row.identities.map((identity) =>
    identity.provider === 'email' ? { ...identity, data: { ...identity.data, ...facts }, updatedAt: now } : identity,
  );
  return { ...row, identities };
}

/**
 * The row with its new address, confirmed. An anonymous account has a way to sign in from then on, which its
 * `app_metadata` does not name.
 */
export function withNewAddress(row: UserRow, identityId: string, now: number): UserRow {
  const { newEmail, emailChangeAccepted, isAnonymous, ...rest } = row;
  const changed = confirmed({ ...rest, tokens: {}, email: newEmail ?? row.email, updatedAt: now }, now);
  return withIdentityEmail(changed, true, identityId, now);
}

/** The row with a new password. It drops every mailed token and its time, so the next mail need not wait. */
export function withPassword(row: UserRow, password: string, now: number): UserRow {
  const { recoverySentAt, confirmationSentAt, emailChangeSentAt, reauthenticationSentAt, ...rest } = row;
  return { ...rest, password, tokens: {}, updatedAt: now };
}

/** Whether the account is banned now. */
export function isBanned({ bannedUntil }: UserRow, now: number): boolean {
  return bannedUntil !== undefined && now < bannedUntil;
}

/** Metadata with a patch applied. `null` deletes a key. */
export function merged<Before extends Metadata | null>(before: Before, patch?: Metadata): Before | Metadata {
  if (patch === undefined) return before;
  return Object.fromEntries(Object.entries({ ...before, ...patch }).filter(([, value]) => value !== null));
}
