import type { components } from '@resetkit/sdk/mailpit/types';
import { addressOf, messageIdOf } from '../../core/mail-source.ts';
import type { Letter } from './letter.ts';
import { textOf } from './text-of.ts';

type Schemas = components['schemas'];

/** A mail in a list. */
export function summaryOf({ message, isRead, size }: Letter): Schemas['MailSummary'] {
  return {
    ID: message.id,
    MessageID: messageIdOf(message),
    Read: isRead,
    From: addressOf(message.from),
    To: [addressOf(message.to)],
    Cc: null,
    Bcc: null,
    ReplyTo: [],
    Subject: message.subject,
    Created: message.sentAt,
    Username: '',
    Tags: [],
    Size: size,
    Attachments: 0,
    Snippet: textOf(message.html).slice(0, 250),
  };
}

/** A whole mail. */
export function mailOf({ message, size }: Letter): Schemas['Mail'] {
  return {
    ID: message.id,
    MessageID: messageIdOf(message),
    From: addressOf(message.from),
    To: [addressOf(message.to)],
    Cc: [],
    Bcc: [],
    ReplyTo: [],
    ReturnPath: addressOf(message.from).Address,
    Subject: message.subject,
    ListUnsubscribe: { Header: '', Links: [], Errors: '', HeaderPost: '' },
    Date: message.sentAt.replace(/\.\d+Z$/, 'Z'),
    Tags: [],
    Username: '',
    Text: message.text,
    HTML: message.html,
    Size: size,
    Inline: [],
    Attachments: [],
  };
}

/** A page of a list of mails. */
export function listOf(
  all: readonly Letter[],
  found: readonly Letter[],
  { start, limit }: { start?: string; limit?: string } = {},
): Schemas['MailList'] {
  const from = naturalNumber(start) ?? 0;
  const page = found.slice(from, from + (naturalNumber(limit) || 50));
  return {
    total: all.length,
    unread: unread(all),
    count: page.length,
    messages_count: found.length,
    messages_unread: unread(found),
    start: from,
    tags: [],
    messages: page.map(summaryOf),
  };
}

/** How many mails were not read. */
export function unread(letters: readonly Letter[]): number {
  return letters.filter(({ isRead }) => !isRead).length;
}

function naturalNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
