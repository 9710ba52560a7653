import type { Backend } from './backend.ts';
import { otpMail } from './emails.ts';
import { addChallenge, goodChallenges } from './good-challenges.ts';
import { otps } from './policy.ts';
import type { AuthRecord } from './record.ts';
import { newId } from './records.ts';

/**
 * Mails digits to sign in, unless the account has too many that are good. Resolves to the id that goes with the digits, or with the
 * last ones. Those of a mail that fails are good for nothing.
 */
export async function mailOtp(backend: Backend, record: AuthRecord, servedAt: string): Promise<string> {
  const { clock, random, codes, options, collection } = backend;
  const known = (await goodChallenges(backend, record)).filter(({ kind }) => kind === 'otp');
  const last = known.at(-1);
  if (last && known.length >= otps.most) return last.id;
  const otpId = newId(random);
  if (options.mail === 'unreachable') {
    backend.noteRefusal();
    return otpId;
  }
  const { length, seconds } = collection.otp;
  const digits = (await codes.take(length)) ?? random.digits(length);
  const created = clock.now();
  await addChallenge(backend, record, { kind: 'otp', id: otpId, created, tokenKey: record.tokenKey, digits });
  const expiresAt = created + seconds * 1_000;
  await backend.outbox.send(otpMail(backend, record, { otpId, digits, expiresAt, servedAt }));
  return otpId;
}
