import { escapeHtml } from './escape-html.ts';
import type { MailFate } from './faults/faults.ts';
import type { SentMail } from './message.ts';

/** The mails that arrive when one was sent. `newId` makes the id of a second one. */
export function arriving(mail: SentMail, fate: MailFate, newId: () => string): readonly SentMail[] {
  switch (fate.do) {
    case 'lose':
      return [];
    case 'duplicate':
      return [mail, { ...mail, id: newId() }];
    case 'delay':
      return [{ ...mail, arrivesAt: new Date(Date.parse(mail.sentAt) + fate.ms).toISOString() }];
    case 'bounce':
      return [bounceOf(mail, newId())];
  }
}

/** The message that a mail server sends back to the sender of a mail that it could not deliver (RFC 3464, without parts). */
function bounceOf({ to, from, subject, sentAt }: SentMail, id: string): SentMail {
  const sender = from.endsWith('>') ? from.slice(from.indexOf('<') + 1, -1) : from;
  const text = `The mail "${subject}" to ${to} could not be delivered: 550 5.1.1 There is no such mailbox.`;
  return {
    id,
    from: `Mail Delivery System <mailer-daemon@${sender.split('@')[1] ?? 'example.com'}>`,
    to: sender,
    kind: 'bounce',
    subject: 'Undelivered Mail Returned to Sender',
    text,
    html: `<p>${escapeHtml(text)}</p>`,
    sentAt,
  };
}
