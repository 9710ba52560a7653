import type { Backend } from './backend.ts';
import type { Failure } from './errors.ts';
import { banned, emailExists, failure } from './errors.ts';
import { issueCode } from './flow-state.ts';
import { randomPassword } from './new-user.ts';
import type { FlowMethod, MailedToken, Session, TokenKind, UserRow } from './rows.ts';
import { newSession, withSession } from './sessions.ts';
import {
  confirmed,
  hasEmailIdentity,
  isBanned,
  isForChange,
  providersOf,
  withIdentityEmail,
  withNewAddress,
  withPassword,
} from './user-row.ts';
import { claimEmail, releaseEmail, updateUser, userBySecret } from './users.ts';

/** The kinds of tokens that each verification type accepts. Recovery and magic link accept each other's tokens. */
const kindsByType: ReadonlyMap<string, readonly TokenKind[]> = new Map([
  ['recovery', ['recovery']],
  ['magiclink', ['recovery']],
  ['email', ['recovery', 'confirmation']],
  ['signup', ['confirmation']],
  ['invite', ['confirmation']],
  ['email_change', ['emailChange', 'emailChangeCurrent']],
]);

/** The purpose of the PKCE request that belongs to a link of each type. */
const methodByType: ReadonlyMap<string, FlowMethod> = new Map([
  ['recovery', 'recovery'],
  ['magiclink', 'magiclink'],
  ['signup', 'email/signup'],
  ['invite', 'email/signup'],
  ['email_change', 'email_change'],
]);

/** The real server puts the text of an inner error behind its own. */
const noFlowState = 'No associated flow state found. 422: No valid flow state found for user.';

/** A mailed token, expired or not. */
export interface FoundToken {
  readonly row: UserRow;
  readonly kind: TokenKind;
  readonly token: MailedToken;
}

/** The result of a token: a session, a PKCE code, or the first consent of two to a change of address. */
export type UsedToken =
  | { readonly accepted: true }
  | { readonly row: UserRow; readonly session: Session }
  | { readonly code: string };

/** The server's sentence for the first of two links of a secure change of address. */
export const firstAccepted = 'Confirmation link accepted. Please proceed to confirm link sent to the other email';

/** The refusal of an existing token. */
export type UseFailure =
  | Failure<403, 'user_banned' | 'otp_expired'>
  | Failure<404, 'flow_state_not_found'>
  | Failure<422, 'email_exists'>;

/** Whether this is a verification type. */
export function isKnownType(type: string): boolean {
  return kindsByType.has(type);
}

/** Whether a link of this type can belong to a PKCE request. */
export function isFlowType(type: string): boolean {
  return methodByType.has(type);
}

/** The account that this mailed token belongs to, for one of the kinds that the type accepts. */
export async function findToken(
  backend: Backend,
  type: string,
  hashes: readonly string[],
): Promise<FoundToken | undefined> {
  for (const hash of hashes) {
    const row = await userBySecret(backend, hash);
    const kind = kindsByType.get(type)?.find((each) => row?.tokens[each]?.hash === hash);
    const token = kind && row?.tokens[kind];
    if (row && kind && token) return { row, kind, token };
  }
  return undefined;
}

/** Whether a token has not expired. It is valid up to and including the last millisecond. */
export function isLive({ options, clock }: Backend, { sentAt }: MailedToken): boolean {
  return clock.now() <= sentAt + options.otpExpirySeconds * 1_000;
}

/**
 * Consumes a token, together with all other tokens of the account except its nonce, for a session or (`forCode`) for the code of its
 * newest PKCE request. It is one update: of two concurrent requests one succeeds, and the other one is answered with
 * `expired`.
 */
export async function useToken(
  backend: Backend,
  { row: found, kind, token }: FoundToken,
  type: string,
  forCode: boolean,
  expired: Failure<403, 'otp_expired'>,
): Promise<UsedToken | UseFailure> {
  const now = backend.clock.now();
  if (isBanned(found, now)) return banned(403);
  if (!isLive(backend, token)) return expired;
  if (isFirstOfTwo(backend, found, kind)) return acceptChange(backend, found, kind, expired);
  const isChange = isForChange(kind);
  if (isChange && !(await claimEmail(backend, found.newEmail ?? '', found.id))) return emailExists();
  const session = newSession(backend.random, 'otp', now);
  const drawn = { unknownPassword: randomPassword(backend), identityId: backend.random.uuid() };
  const used = await updateUser<UsedToken | UseFailure>(backend, found.id, (row) => {
    if (row.tokens[kind]?.hash !== token.hash) return [row, expired];
    const after = afterUse(row, kind, drawn, now);
    if (!forCode) {
      const signedIn = withSession(after, session, now);
      return [signedIn, { row: signedIn, session }];
    }
    const [waiting, code] = issueCode(after, methodByType.get(type) ?? 'recovery', now);
    if (code === undefined) return [row, failure(404, 'flow_state_not_found', noFlowState)];
    return [waiting, { code }];
  });
  if (!used || 'status' in used) {
    if (isChange && found.newEmail !== found.email) await releaseEmail(backend, found.newEmail ?? '');
    return used ?? expired;
  }
  if (isChange && found.newEmail !== found.email) await releaseEmail(backend, found.email);
  return used;
}

/** Whether a secure change of address lacks the consent of the other address as well. */
function isFirstOfTwo({ options }: Backend, { email, emailChangeAccepted }: UserRow, kind: TokenKind): boolean {
  return isForChange(kind) && options.secureEmailChange && email !== '' && !emailChangeAccepted;
}

/** Consumes the first token of a secure change of address, and no other one. */
async function acceptChange(
  backend: Backend,
  found: UserRow,
  kind: TokenKind,
  expired: Failure<403, 'otp_expired'>,
): Promise<UsedToken | UseFailure> {
  const hash = found.tokens[kind]?.hash;
  const accepted = await updateUser<UsedToken | UseFailure>(backend, found.id, (row) => {
    if (row.tokens[kind]?.hash !== hash || !isFirstOfTwo(backend, row, kind)) return [row, expired];
    const { [kind]: _used, ...tokens } = row.tokens;
    return [{ ...row, tokens, emailChangeAccepted: true, updatedAt: backend.clock.now() }, { accepted: true }];
  });
  return accepted ?? expired;
}

/** What was drawn for the account after its token is used. */
interface Drawn {
  readonly unknownPassword: string;
  readonly identityId: string;
}

/**
 * The account after its token was used. An invited account without a password gets one that nobody knows, and an
 * account without an identity by e-mail gets one with its new address.
 */
function afterUse(row: UserRow, kind: TokenKind, { unknownPassword, identityId }: Drawn, now: number): UserRow {
  const { reauthentication } = row.tokens;
  const tokens = { ...(reauthentication && { reauthentication }) };
  const bare = { ...row, tokens };
  if (kind === 'confirmation') {
    const needsPassword = row.invitedAt !== undefined && row.password === undefined;
    const invited = confirmed(needsPassword ? withPassword(bare, unknownPassword, now) : bare, now);
    return hasEmailIdentity(row) ? withIdentityEmail(invited, true, identityId, now) : invited;
  }
  if (!isForChange(kind)) return confirmed(bare, now);
  const changed = { ...withNewAddress(row, identityId, now), tokens };
  if (hasEmailIdentity(row)) return changed;
  const providers = providersOf(changed.identities.map(({ provider }) => provider));
  return { ...changed, appMetadata: { ...row.appMetadata, ...providers } };
}
