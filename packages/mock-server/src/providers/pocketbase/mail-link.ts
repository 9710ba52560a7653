import type { Backend } from './backend.ts';
import { type LinkPurpose, linkMail } from './emails.ts';
import type { AuthRecord } from './record.ts';
import { lifetimeOf, signedFor } from './tokens.ts';

/** Where a link leads, and whom it is mailed to. */
interface Target {
  /** The URL of the mock. */
  readonly servedAt: string;
  /** The new address, of a link that changes the address. */
  readonly newEmail?: string;
}

/** Mails a link with a token. Resolves to whether the mail went out. */
export async function mailLink(
  backend: Backend,
  record: AuthRecord,
  purpose: LinkPurpose,
  { servedAt, newEmail }: Target,
): Promise<boolean> {
  const { clock, collection, options } = backend;
  const token = signedFor(backend, record, purpose, { ...(newEmail !== undefined && { newEmail }) });
  if (options.mail === 'unreachable') {
    backend.noteRefusal();
    return false;
  }
  const expiresAt = (Math.floor(clock.now() / 1_000) + lifetimeOf(collection, purpose)) * 1_000;
  const to = newEmail ?? record.email;
  await backend.outbox.send(linkMail(backend, record, { purpose, to, token, expiresAt, servedAt }));
  return true;
}
