import type { Message } from '../../core/message.ts';
import type { MockControl } from '../../core/mock-control.ts';
import { cutText } from './cut-text.ts';

/** A mock server has no more mails of a backend than these. */
const capacity = 1_000;

/**
 * The mails of a backend, newest first. Only those that came since are asked for: a mail can be large, and there can be a
 * thousand. All are read again if the newest one is not there any more. `known` gives those that are known, also when the
 * answer is there: others may have been deleted meanwhile.
 */
export async function readMails(
  { outbox }: MockControl,
  known: () => readonly Message[] | undefined,
): Promise<readonly Message[]> {
  const newest = known()?.[0];
  if (!newest) return outbox.list();
  const added = await Promise.resolve(outbox.list({ after: newest.id })).catch(() => undefined);
  const before = known();
  if (!added || !before) return outbox.list();
  const newer = addedMails(added, before);
  return newer.length === 0 ? before : [...newer, ...before].slice(0, capacity);
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

/**
 * The mails of a backend, after the ids of those that it has were told: without those that were deleted, and with those that a
 * fault held back, which are not the newest when they arrive. Mails that came since are newer than all of these.
 */
export async function settledMails(
  control: MockControl,
  mails: readonly Message[],
  told: ReadonlyMap<string, unknown>,
): Promise<readonly Message[]> {
  const newest = mails.findIndex(({ id }) => told.has(id));
  if (newest === -1) return mails;
  const kept = mails.filter(({ id }, index) => index < newest || told.has(id));
  if (kept.length - newest < told.size) return withMissing(control, kept, told);
  return kept.length === mails.length ? mails : kept;
}

/** Some came just now, and only these are read. If that does not give all, one has come late. */
async function withMissing(
  control: MockControl,
  mails: readonly Message[],
  told: ReadonlyMap<string, unknown>,
): Promise<readonly Message[]> {
  const newer = await readMails(control, () => mails);
  const known = new Set(newer.map(({ id }) => id));
  return [...told.keys()].every((id) => known.has(id)) ? newer : control.outbox.list();
}
