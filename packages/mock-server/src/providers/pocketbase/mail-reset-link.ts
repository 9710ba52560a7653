import { limitInForce } from '../../core/limits.ts';
import type { Backend } from './backend.ts';
import { resetMail } from './emails.ts';
import { cooldown } from './policy.ts';
import type { AuthRecord } from './record.ts';
import { updateRecord } from './records.ts';
import { signedFor } from './tokens.ts';

/**
 * Mails a reset link, unless the record has to wait. The wait begins when the mail is out, so that requests at the same moment are
 * all mailed, and a mail that fails does not begin it.
 */
export async function mailResetLink(backend: Backend, record: AuthRecord, servedAt: string): Promise<void> {
  const { clock, collection, options } = backend;
  if (hasToWait(backend, record)) return;
  const token = await signedFor(backend, record, 'passwordReset', collection.resetTokenSeconds);
  if (options.mail === 'unreachable') return backend.noteRefusal();
  const expiresAt = (Math.floor(clock.now() / 1_000) + collection.resetTokenSeconds) * 1_000;
  await backend.outbox.send(resetMail(backend, record, { token, expiresAt, servedAt }));
  const mailedAt = clock.now();
  await updateRecord(backend, record, (row) => ({ ...row, mailedAt }));
}

function hasToWait(backend: Backend, { mailedAt }: AuthRecord): boolean {
  const limit = limitInForce(backend.limits(), 'cooldown', cooldown);
  if (!limit || mailedAt === undefined) return false;
  const left = mailedAt + limit.windowMs - backend.clock.now();
  if (left > 0) backend.noteLimit('cooldown', left);
  return left > 0;
}
