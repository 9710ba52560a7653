import type { Backend, Reply, Request } from '../backend.ts';
import { invalid } from '../errors.ts';
import { emailError } from '../field-errors.ts';
import { mailLink } from '../mail-link.ts';
import { findByEmail, updateRecord } from '../records.ts';
import { hasToWait, waitFrom } from '../wait.ts';

/**
 * `POST /api/collections/{collection}/request-password-reset`: mails a link to a known address, unless it is too soon. The
 * answer is the same for all. The wait begins when the mail is out, so that requests at the same moment are all mailed, and a
 * mail that fails does not begin it.
 */
export async function requestPasswordReset(
  { body: { email }, baseUrl }: Request<'requestPasswordReset'>,
  backend: Backend,
): Promise<Reply<'requestPasswordReset'>> {
  const refused = invalid({ email: emailError(email) });
  if (refused) return refused;
  const record = await findByEmail(backend, backend.collection.id, email);
  if (!record || hasToWait(backend, 'cooldown', record.mailedAt)) return { status: 204 };
  if (!(await mailLink(backend, record, 'passwordReset', { servedAt: baseUrl }))) return { status: 204 };
  await updateRecord(backend, record, (row) => ({ ...row, ...waitFrom(backend, row.mails) }));
  return { status: 204 };
}
