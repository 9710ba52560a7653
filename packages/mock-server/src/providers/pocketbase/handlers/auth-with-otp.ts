import { limitInForce } from '../../../core/limits.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { failure, invalid } from '../errors.ts';
import { textError } from '../field-errors.ts';
import { endChallenge, findChallenge } from '../good-challenges.ts';
import { otps, otpTries } from '../policy.ts';
import type { AuthRecord } from '../record.ts';
import { newTokenKey, updateRecord } from '../records.ts';
import { signIn } from '../sign-in.ts';

/** `POST /api/collections/{collection}/auth-with-otp`: signs in with the digits of a mail, and verifies its address. */
export async function authWithOTP(
  { body: { otpId, password, mfaId }, ip }: Request<'authWithOTP'>,
  backend: Backend,
): Promise<Reply<'authWithOTP'>> {
  const refused = invalid({ otpId: textError(otpId), password: textError(password, 1, otps.formMax) });
  if (refused) return refused;
  const found = await findChallenge(backend, otpId);
  if (found?.challenge.kind !== 'otp' || found.record.collection !== backend.collection.id) return wrongDigits();
  if (await isTriedTooOften(backend, found.record, ip))
    return failure(429, 'Too many attempts, please try again later with a new OTP.');
  if (found.challenge.digits !== password) return wrongDigits();
  await endChallenge(backend, found.record, found.challenge);
  return signIn(backend, await verified(backend, found.record), 'otp', mfaId);
}

function wrongDigits() {
  return failure(400, 'Invalid or expired OTP.');
}

async function isTriedTooOften(backend: Backend, { id }: AuthRecord, ip: string): Promise<boolean> {
  const limit = limitInForce(backend.limits(), 'otpTries', otpTries);
  if (!limit) return false;
  // Windows begin with a whole second.
  const windowMs = limit.windowMs - (backend.clock.now() % 1_000);
  const { exceeded, resetsInMs } = await backend.limiter.hit('otpTries', `${id} ${ip}`, { ...limit, windowMs });
  if (exceeded) backend.noteLimit('otpTries', resetsInMs);
  return exceeded;
}

/**
 * An account whose address is verified. If it was not before, somebody else may have chosen its password: it gets another, and with it another
 * key, where one way to sign in is enough.
 */
async function verified(backend: Backend, record: AuthRecord): Promise<AuthRecord> {
  if (record.verified) return record;
  const { collection, clock, random } = backend;
  const change = {
    verified: true,
    updated: clock.now(),
    ...(!collection.mfa.enabled && { password: newTokenKey(random), tokenKey: newTokenKey(random) }),
  };
  await updateRecord(backend, record, (row) => ({ ...row, ...change }));
  return { ...record, ...change };
}
