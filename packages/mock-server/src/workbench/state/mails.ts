import type { Message } from '../../core/message.ts';
import type { MockControl } from '../../core/mock-control.ts';
import { cutText } from './cut-text.ts';

/** A mock server has no more mails of a backend than these. */
const capacity = 1_000;

/**
 * The mails of a backend, newest first. Only those that came since are asked for: a mail can be large, and there can be a
 * thousand. All are read again if the newest one is not there any more.
 */
export async function readMails(
  { outbox }: MockControl,
  before: readonly Message[] | undefined,
): Promise<readonly Message[]> {
  const newest = before?.[0];
  if (!before || !newest) return outbox.list();
  const added = await Promise.resolve(outbox.list({ after: newest.id })).catch(() => undefined);
  if (!added) return outbox.list();
  return added.length === 0 ? before : [...added, ...before].slice(0, capacity);
}

/** The mails that were not there before. None if nothing was read before. */
export function addedMails(mails: readonly Message[], before: readonly Message[] | undefined): readonly Message[] {
  if (!before || mails === before) return [];
  const known = new Set(before.map(({ id }) => id));
  return mails.filter(({ id }) => !known.has(id));
}

/** What is said aloud when mails have come. */
export function sentenceOfMails(added: readonly Message[]): string {
  const [mail] = added;
  if (!mail || added.length > 1) return `${added.length} new mails.`;
  return `New mail to ${cutText(mail.to, 100)}: ${cutText(mail.subject, 100)}.`;
}
