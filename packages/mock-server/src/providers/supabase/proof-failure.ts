import type { Backend } from './backend.ts';
import { type Failure, failure } from './errors.ts';
import { sessions } from './policy.ts';
import { tokenHash } from './recovery-token.ts';
import type { UserRow } from './rows.ts';
import { isLive } from './use-token.ts';
import { updateUser } from './users.ts';

/** The proof that comes with a change of password: a nonce or the current password. */
export interface Proof {
  readonly nonce?: string;
  readonly current_password?: string;
}

/** The refusal of the proof. */
export type ProofFailure =
  | Failure<400, 'reauthentication_needed' | 'current_password_required' | 'current_password_invalid'>
  | Failure<422, 'reauthentication_not_valid'>;

/** Authentication methods of sessions that a mail opened. They need no current password. */
const mailMethods: readonly string[] = ['otp', 'magiclink', 'recovery'];

/**
 * Requires a nonce if the session is old, and the current password, each if its option says so. A right nonce is used
 * up, even if a later check refuses the change.
 */
export async function proofFailure(
  backend: Backend,
  row: UserRow,
  sessionId: string | undefined,
  { nonce, current_password: currentPassword }: Proof,
): Promise<ProofFailure | undefined> {
  const { options } = backend;
  const session = row.sessions.find(({ id }) => id === sessionId);
  const startedAt = session?.createdAt ?? Number.NEGATIVE_INFINITY;
  const isOld = startedAt + sessions.reauthenticateAfterMs < backend.clock.now();
  if (options.updatePasswordRequireReauthentication && isOld) {
    if (nonce === undefined)
      return failure(400, 'reauthentication_needed', 'Password update requires reauthentication');
    const token = row.tokens.reauthentication;
    if (token?.hash !== tokenHash(row.email, nonce) || !isLive(backend, token))
      return failure(422, 'reauthentication_not_valid', 'Nonce has expired or is invalid');
    await updateUser(backend, row.id, (before) => [withoutNonce(before), undefined]);
  }
  if (!options.updatePasswordRequireCurrentPassword || row.password === undefined) return undefined;
  if (session && mailMethods.includes(session.method)) return undefined;
  const required = 'Current password required when setting new password.';
  if (currentPassword === undefined) return failure(400, 'current_password_required', required);
  return currentPassword === row.password ? undefined : failure(400, 'current_password_invalid', required);
}

function withoutNonce(row: UserRow): UserRow {
  const { reauthentication: _used, ...tokens } = row.tokens;
  return { ...row, tokens };
}
