import type { Backend, Reply, Request } from '../backend.ts';
import { invalid } from '../errors.ts';
import { emailError } from '../field-errors.ts';
import { mailLink } from '../mail-link.ts';
import { findByEmail, updateRecord } from '../records.ts';
import { hasToWait } from '../wait.ts';

/**
 * `POST /api/collections/{collection}/request-verification`: mails a link to a known address that is not verified, unless it is
 * too soon. The answer is the same for all. A mail that fails begins the wait too.
 */
export async function requestVerification(
  { body: { email }, baseUrl }: Request<'requestVerification'>,
  backend: Backend,
): Promise<Reply<'requestVerification'>> {
  const refused = invalid({ email: emailError(email) });
  if (refused) return refused;
  const record = await findByEmail(backend, backend.collection.id, email);
  if (!record || record.verified) return { status: 204 };
  if (hasToWait(backend, 'verificationCooldown', record.verificationMailedAt)) return { status: 204 };
  await mailLink(backend, record, 'verification', { servedAt: baseUrl });
  const verificationMailedAt = backend.clock.now();
  await updateRecord(backend, record, (row) => ({ ...row, verificationMailedAt }));
  return { status: 204 };
}
