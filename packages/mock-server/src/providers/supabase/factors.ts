import type { components } from '@resetkit/sdk/supabase/types';
import { totpAt } from '../../core/totp.ts';
import { fromBase32 } from './base32.ts';
import { goTime } from './go-time.ts';
import { maxStored, factors as rules, totp } from './policy.ts';
import type { Factor, FactorChallenge, Session, UserRow } from './rows.ts';

/** The wire form of a second factor, with its fields in GoTrue's order. */
export function factorOf(factor: Factor): components['schemas']['Factor'] {
  const { id, createdAt, updatedAt, status, friendlyName, lastChallengedAt } = factor;
  return {
    id,
    created_at: goTime(createdAt),
    updated_at: goTime(updatedAt),
    status,
    ...(friendlyName !== '' && { friendly_name: friendlyName }),
    factor_type: 'totp',
    phone: '',
    last_challenged_at: lastChallengedAt === undefined ? null : goTime(lastChallengedAt),
  };
}

/** Whether a code is right at a time: that of the current step, of the one before or of the one after. */
export function isCode(factor: Factor, code: string, now: number): boolean {
  const secret = fromBase32(factor.secret);
  const times = [-totp.stepMs, 0, totp.stepMs].map((shift) => now + shift);
  return times.some((time) => totpAt(secret, time, totp) === code.trim());
}

/** The current code of an account: of its verified factors, or else of all, that of the one that was challenged last. */
export function currentCode({ factors }: UserRow, now: number): string | undefined {
  const verified = factors.filter(isVerified);
  const challengedAt = ({ lastChallengedAt = 0 }: Factor): number => lastChallengedAt;
  const byChallenge = [...(verified.length > 0 ? verified : factors)].sort((a, b) => challengedAt(a) - challengedAt(b));
  const factor = byChallenge.at(-1);
  return factor && totpAt(fromBase32(factor.secret), now, totp);
}

/** Whether an account has a second factor that counts. */
export function hasSecondFactor({ factors }: UserRow): boolean {
  return factors.some(isVerified);
}

/** Whether a factor was verified. */
export function isVerified({ status }: Factor): boolean {
  return status === 'verified';
}

/** Whether a session of an account has the level `aal2`. */
export function isRaised(row: UserRow, sessionId: string | undefined): boolean {
  return row.sessions.some(({ id, secondFactor }) => id === sessionId && secondFactor !== undefined);
}

/** The row without unverified factors that are old and were never challenged. Each enrollment removes them. */
export function withoutStaleFactors(row: UserRow, now: number): UserRow {
  const isStale = (factor: Factor): boolean =>
    !isVerified(factor) && factor.lastChallengedAt === undefined && factor.createdAt + rules.unverifiedLifetimeMs < now;
  return { ...row, factors: row.factors.filter((factor) => !isStale(factor)) };
}

/** The row with a changed factor. It is the last one from then on, as the database returns them. */
export function withChangedFactor(row: UserRow, factor: Factor): UserRow {
  return { ...row, factors: [...row.factors.filter(({ id }) => id !== factor.id), factor] };
}

/** The row without a factor. Sessions that were raised with it have the level `aal1` from then on. */
export function withoutFactor(row: UserRow, factorId: string): UserRow {
  return {
    ...row,
    factors: row.factors.filter(({ id }) => id !== factorId),
    factorChallenges: row.factorChallenges.filter((challenge) => challenge.factorId !== factorId),
    sessions: row.sessions.map((session) => (session.secondFactor?.id === factorId ? lowered(session) : session)),
  };
}

function lowered({ secondFactor: _removed, ...session }: Session): Session {
  return session;
}

/** The row with one more challenge of a factor. */
export function withChallenge(row: UserRow, factor: Factor, challenge: FactorChallenge): UserRow {
  const { createdAt } = challenge;
  const challenged = withChangedFactor(row, { ...factor, lastChallengedAt: createdAt, updatedAt: createdAt });
  const factorChallenges = [...row.factorChallenges, challenge].slice(-maxStored.factorChallenges);
  return { ...challenged, factorChallenges };
}

/** The row without a challenge. */
export function withoutChallenge(row: UserRow, challengeId: string): UserRow {
  return { ...row, factorChallenges: row.factorChallenges.filter(({ id }) => id !== challengeId) };
}

/** The row with a challenge that was answered rightly. */
export function withAnsweredChallenge(row: UserRow, challengeId: string): UserRow {
  const answered = (challenge: FactorChallenge): FactorChallenge => ({ ...challenge, isAnswered: true });
  return {
    ...row,
    factorChallenges: row.factorChallenges.map((each) => (each.id === challengeId ? answered(each) : each)),
  };
}
