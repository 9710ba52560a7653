import type { Backend, Reply, Request } from '../backend.ts';
import { factorNotFound, failure } from '../errors.ts';
import { withChallenge } from '../factors.ts';
import { factors as rules } from '../policy.ts';
import { updateUser } from '../users.ts';

/** `POST /auth/v1/factors/{factorId}/challenge`: starts a verification. The body is not read. */
export async function challengeFactor(
  { path, caller, ip }: Request<'challengeFactor'>,
  backend: Backend,
): Promise<Reply<'challengeFactor'>> {
  if (!backend.options.mfaTotpVerifyEnabled)
    return failure(422, 'mfa_totp_verify_not_enabled', 'MFA verification is disabled for TOTP');
  const now = backend.clock.now();
  const id = backend.random.uuid();
  const isMade = await updateUser(backend, caller?.subject ?? '', (row) => {
    const factor = row.factors.find((each) => each.id === path.factorId);
    if (!factor) return [row, false];
    return [withChallenge(row, factor, { id, factorId: factor.id, ip, createdAt: now, isAnswered: false }), true];
  });
  if (!isMade) return factorNotFound();
  const expiresAt = Math.floor((now + rules.challengeLifetimeMs) / 1_000);
  return { status: 200, body: { id, type: 'totp', expires_at: expiresAt } };
}
