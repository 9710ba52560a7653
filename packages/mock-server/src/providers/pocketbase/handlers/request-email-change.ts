import type { Backend, Reply, Request } from '../backend.ts';
import { type FieldError, failure, invalid, noSession } from '../errors.ts';
import { emailError } from '../field-errors.ts';
import { mailLink } from '../mail-link.ts';
import type { AuthRecord } from '../record.ts';
import { findByEmail, findById } from '../records.ts';

/** `POST /api/collections/{collection}/request-email-change`: mails a link to the address that the caller wants. */
export async function requestEmailChange(
  { body: { newEmail }, caller, baseUrl }: Request<'requestEmailChange'>,
  backend: Backend,
): Promise<Reply<'requestEmailChange'>> {
  const record = caller && (await findById(backend, backend.collection.id, caller.subject));
  if (!record) return noSession();
  const refused = invalid({ newEmail: emailError(newEmail) ?? (await addressError(backend, record, newEmail)) });
  if (refused) return refused;
  const isOut = await mailLink(backend, record, 'emailChange', { servedAt: baseUrl, newEmail });
  return isOut ? { status: 204 } : failure(400, 'Failed to request email change.');
}

async function addressError(backend: Backend, record: AuthRecord, newEmail: string): Promise<FieldError | undefined> {
  if (newEmail === record.email) return { code: 'validation_not_in_invalid', message: 'Must not be in list.' };
  if (!(await findByEmail(backend, backend.collection.id, newEmail))) return undefined;
  return { code: 'validation_invalid_new_email', message: 'Invalid new email address.' };
}
