import { defaultAudience } from './policy.ts';
import type { IdentityRow, Metadata, UserRow } from './rows.ts';
import { byEmail } from './user-row.ts';

/**
 * A row as it is kept. What is the same in most accounts, or follows from the rest, is left out: it would take more memory
 * than the rest. Of the times, only the first one takes memory of its own.
 */
export interface KeptRow {
  readonly id: string;
  readonly email: string;
  readonly password: string | undefined;
  /** Milliseconds since 1970. The other times are milliseconds after it. */
  readonly createdAt: number;
  readonly updatedAfter: number;
  readonly confirmedAfter: number | undefined;
  /** Of the only identity, if that is by e-mail, and what it says is what it said at first. */
  readonly identityId: string | undefined;
  /** The hash of the only mailed token, if that is for a reset, and the last mail had it. */
  readonly recovery: string | undefined;
  readonly recoveryAfter: number | undefined;
  /** The fields of the row that are not as in most accounts. */
  readonly more: Partial<UserRow> | undefined;
}

const none: readonly never[] = [];
const noTokens: UserRow['tokens'] = {};
const unverified: Metadata = {};
const verified: Metadata = { email_verified: true };

/** A row as it is kept. */
export function keptOf(row: UserRow): KeptRow {
  const { id, email, password, createdAt, emailConfirmedAt, recoverySentAt } = row;
  const identityId = usualIdentityOf(row);
  const recovery = usualTokenOf(row);
  let more: Record<string, unknown> | undefined;
  // Each write of a row comes by here, so nothing is made that is not kept.
  for (const name in row) {
    if (isKept(name as keyof UserRow, row, identityId, recovery)) continue;
    more ??= {};
    more[name] = row[name as keyof UserRow];
  }
  return {
    id,
    email,
    password,
    createdAt,
    updatedAfter: row.updatedAt - createdAt,
    confirmedAfter: emailConfirmedAt === undefined ? undefined : emailConfirmedAt - createdAt,
    identityId,
    recovery,
    recoveryAfter: recoverySentAt === undefined ? undefined : recoverySentAt - createdAt,
    more,
  };
}

/** The row that was kept. */
export function rowOf(kept: KeptRow): UserRow {
  const { id, email, password, createdAt, updatedAfter, confirmedAfter, identityId, recovery, recoveryAfter } = kept;
  const row: Writable<UserRow> = {
    id,
    aud: defaultAudience,
    role: 'authenticated',
    email,
    phone: '',
    appMetadata: byEmail,
    userMetadata: confirmedAfter === undefined ? unverified : verified,
    identities: identityId === undefined ? none : [identityOf(kept, identityId)],
    tokens:
      recovery === undefined ? noTokens : { recovery: { hash: recovery, sentAt: createdAt + (recoveryAfter ?? 0) } },
    sessions: none,
    flowStates: none,
    factors: none,
    factorChallenges: none,
    createdAt,
    updatedAt: createdAt + updatedAfter,
  };
  if (password !== undefined) row.password = password;
  if (confirmedAfter !== undefined) row.emailConfirmedAt = createdAt + confirmedAfter;
  if (recoveryAfter !== undefined) row.recoverySentAt = createdAt + recoveryAfter;
  return kept.more ? { ...row, ...kept.more } : row;
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

/** The secrets that an account is found by: mailed tokens, refresh tokens and codes. */
export function secretsIn({ recovery, more = {} }: KeptRow): readonly string[] {
  const { tokens = noTokens, sessions = none, flowStates = none } = more;
  return [
    ...(recovery === undefined ? [] : [recovery]),
    ...Object.values(tokens).map(({ hash }) => hash),
    ...sessions.flatMap(({ refreshTokens }) => refreshTokens.map(({ value }) => value)),
    ...flowStates.flatMap(({ codeIssuedAt, authCode }) => (codeIssuedAt === undefined ? [] : [authCode])),
  ];
}

/** Whether a field of a row is kept in another form, or has the value that it has in most accounts. */
function isKept(
  name: keyof UserRow,
  row: UserRow,
  identityId: string | undefined,
  recovery: string | undefined,
): boolean {
  switch (name) {
    case 'id':
    case 'email':
    case 'password':
    case 'createdAt':
    case 'updatedAt':
    case 'emailConfirmedAt':
    case 'recoverySentAt':
      return true;
    case 'aud':
      return row.aud === defaultAudience;
    case 'role':
      return row.role === 'authenticated';
    case 'phone':
      return row.phone === '';
    case 'appMetadata':
      return row.appMetadata === byEmail;
    case 'userMetadata':
      return isUsualMetadata(row);
    case 'identities':
      return identityId !== undefined || row.identities.length === 0;
    case 'tokens':
      return recovery !== undefined || Object.keys(row.tokens).length === 0;
    case 'sessions':
    case 'flowStates':
    case 'factors':
    case 'factorChallenges':
      return row[name].length === 0;
    default:
      return row[name] === undefined;
  }
}

function isUsualMetadata({ userMetadata, emailConfirmedAt }: UserRow): boolean {
  if (userMetadata === null) return false;
  const names = Object.keys(userMetadata);
  if (emailConfirmedAt === undefined) return names.length === 0;
  return names.length === 1 && userMetadata['email_verified'] === true;
}

function identityOf(
  { id, email, createdAt }: Pick<UserRow, 'id' | 'email' | 'createdAt'>,
  identityId: string,
): IdentityRow {
  const data = { sub: id, email, email_verified: false, phone_verified: false };
  return { identityId, provider: 'email', id, data, createdAt, updatedAt: createdAt };
}

const namesOfData = 'sub,email,email_verified,phone_verified';

/** The id of the only identity, if it is as it was at first. */
function usualIdentityOf({ id, email, createdAt, identities }: UserRow): string | undefined {
  const identity = identities[0];
  if (!identity || identities.length > 1 || identity.provider !== 'email' || identity.id !== id) return undefined;
  if (identity.createdAt !== createdAt || identity.updatedAt !== createdAt) return undefined;
  const { data } = identity;
  const isUsual = data['sub'] === id && data['email'] === email && data['email_verified'] === false;
  const isFirst = isUsual && data['phone_verified'] === false && Object.keys(data).join() === namesOfData;
  return isFirst ? identity.identityId : undefined;
}

/** The hash of the only token, if the last mail for a reset had it. */
function usualTokenOf({ tokens, recoverySentAt }: UserRow): string | undefined {
  const { recovery } = tokens;
  const isOnly = recovery !== undefined && Object.keys(tokens).length === 1;
  return isOnly && recovery.sentAt === recoverySentAt ? recovery.hash : undefined;
}
