import type { Backend, Reply, Request } from '../backend.ts';
import { invalid } from '../errors.ts';
import { emailError } from '../field-errors.ts';
import { mailResetLink } from '../mail-reset-link.ts';
import { findByEmail } from '../records.ts';

/**
 * `POST /api/collections/{collection}/request-password-reset`: mails a link to a known address, unless it is too soon. The
 * answer is the same for all.
 */
export async function requestPasswordReset(
  { body: { email }, baseUrl }: Request<'requestPasswordReset'>,
  backend: Backend,
): Promise<Reply<'requestPasswordReset'>> {
  const refused = invalid({ email: emailError(email) });
  if (refused) return refused;
  const record = await findByEmail(backend, backend.collection.id, email);
  if (record) await mailResetLink(backend, record, baseUrl);
  return { status: 204 };
}
