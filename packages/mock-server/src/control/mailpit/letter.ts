import { sourceOf } from '../../core/mail-source.ts';
import type { Message } from '../../core/message.ts';
import type { ControlledMockServer } from '../../core/server.ts';

/** A mail as Mailpit's API has it. */
export interface Letter {
  readonly message: Message;
  readonly mock: ControlledMockServer;
  readonly isRead: boolean;
  /** The bytes of its source. */
  readonly size: number;
}

/** The mails of these mock servers, newest first. */
export async function lettersOf(mocks: readonly ControlledMockServer[]): Promise<readonly Letter[]> {
  const all = await Promise.all(mocks.map(lettersOfOne));
  return all.flat().sort((one, other) => time(other) - time(one));
}

async function lettersOfOne(mock: ControlledMockServer): Promise<readonly Letter[]> {
  const messages = await mock.outbox.list();
  const read = new Set(await mock.mailbox.read());
  return messages.map((message) => ({
    message,
    mock,
    isRead: read.has(message.id),
    size: new TextEncoder().encode(sourceOf(message)).length,
  }));
}

function time({ message: { sentAt } }: Letter): number {
  return Date.parse(sentAt);
}

/** Marks mails as read or unread, in the mock servers that sent them. */
export async function mark(letters: readonly Letter[], isRead: boolean): Promise<void> {
  for (const [mock, ids] of byMock(letters)) await mock.mailbox.mark(ids, isRead);
}

/** Deletes mails, in the mock servers that sent them. */
export async function remove(letters: readonly Letter[]): Promise<void> {
  for (const [mock, ids] of byMock(letters)) await mock.mailbox.remove(ids);
}

function byMock(letters: readonly Letter[]): ReadonlyMap<ControlledMockServer, readonly string[]> {
  const ids = new Map<ControlledMockServer, string[]>();
  for (const { mock, message } of letters) ids.set(mock, [...(ids.get(mock) ?? []), message.id]);
  return ids;
}
