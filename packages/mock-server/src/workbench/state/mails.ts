import type { Message } from '../../core/message.ts';
import type { MockControl } from '../../core/mock-control.ts';

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
  return added ? [...added, ...before] : outbox.list();
}
