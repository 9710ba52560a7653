import type { Backend, Reply, Request } from '../backend.ts';
import { factorNotFound, failure, unexpectedFailure } from '../errors.ts';
import { isCode, isVerified, withAnsweredChallenge, withChangedFactor, withoutChallenge } from '../factors.ts';
import { notify } from '../notify.ts';
import { sessionReply } from '../open-session.ts';
import { factors as rules } from '../policy.ts';
import type { Factor, Session, UserRow } from '../rows.ts';
import { newRefreshToken, withChangedSession, withNextToken } from '../sessions.ts';
import { updateUser } from '../users.ts';

type VerifyReply = Reply<'verifyFactor'>;

/** A verification: the row to store, and the row and session to answer with. */
interface Verified {
  readonly stored: UserRow;
  readonly shown: UserRow;
  readonly session: Session;
  /** Whether the factor was not verified before. */
  readonly isFirst: boolean;
}

/** `POST /auth/v1/factors/{factorId}/verify`: raises the session to `aal2`, and ends all others that have `aal1`. */
export async function verifyFactor(request: Request<'verifyFactor'>, backend: Backend): Promise<VerifyReply> {
  const { caller, baseUrl } = request;
  if (!backend.options.mfaTotpVerifyEnabled)
    return failure(422, 'mfa_totp_verify_not_enabled', 'MFA verification is disabled for TOTP');
  const subject = caller?.subject ?? '';
  const now = backend.clock.now();
  const fresh = newRefreshToken(backend.random);
  const result = await updateUser<VerifyReply | Verified>(backend, subject, (row) => {
    const factor = row.factors.find(({ id }) => id === request.path.factorId);
    if (!factor) return [row, factorNotFound()];
    const refused = refusal(row, factor, request, now);
    if (refused) return [refused.row, refused.reply];
    const session = row.sessions.find(({ id }) => id === caller?.session);
    if (!session) return [row, unexpectedFailure('Cannot read SessionId claim as UUID')];
    const verified = raised(withAnsweredChallenge(row, request.body.challenge_id), factor, session, fresh, now);
    return [verified.stored, verified];
  });
  if (!result) return factorNotFound();
  if ('status' in result) return result;
  if (result.isFirst) {
    const notice = { notification: 'mfaFactorEnrolledNotification', factorType: 'totp' } as const;
    await notify(backend, result.shown, notice, request);
  }
  const { status, body } = await sessionReply(backend, result.shown, result.session, baseUrl);
  return { status, body };
}

/** The refusal of a challenge or its code, with the row after it: an expired challenge is deleted. */
function refusal(
  row: UserRow,
  factor: Factor,
  { body, ip }: Request<'verifyFactor'>,
  now: number,
): { readonly row: UserRow; readonly reply: VerifyReply } | undefined {
  const challenge = row.factorChallenges.find(({ id, factorId }) => id === body.challenge_id && factorId === factor.id);
  if (!challenge) {
    const reply = failure(422, 'mfa_factor_not_found', 'MFA factor with the provided challenge ID not found');
    return { row, reply };
  }
  if (challenge.isAnswered || challenge.ip !== ip)
    return { row, reply: failure(422, 'mfa_ip_address_mismatch', 'Challenge and verify IP addresses mismatch.') };
  if (challenge.createdAt + rules.challengeLifetimeMs < now) {
    const message = `MFA challenge ${challenge.id} has expired, verify against another challenge or create a new challenge.`;
    return { row: withoutChallenge(row, challenge.id), reply: failure(422, 'mfa_challenge_expired', message) };
  }
  if (isCode(factor, body.code, now)) return undefined;
  return { row, reply: failure(422, 'mfa_verification_failed', 'Invalid TOTP code entered') };
}

/** The answer still shows unverified factors, which are deleted. */
function raised(row: UserRow, factor: Factor, before: Session, refreshToken: string, now: number): Verified {
  const session = {
    ...withNextToken(before, refreshToken, now),
    secondFactor: { id: factor.id, verifiedAt: now },
  };
  const isFirst = !isVerified(factor);
  const shown = withChangedSession(
    isFirst ? withChangedFactor(row, { ...factor, status: 'verified', updatedAt: now }) : row,
    session,
  );
  const stored = {
    ...shown,
    factors: shown.factors.filter(isVerified),
    sessions: shown.sessions.filter(({ secondFactor }) => secondFactor !== undefined),
  };
  return { stored, shown, session, isFirst };
}
