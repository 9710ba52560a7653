import type { MailKind, Message } from '../../core/message.ts';

/** Which mails are shown. Empty texts match all. */
export interface MailFilter {
  /** In the subject, the addresses, the text, the code or the link, in any case. */
  readonly text: string;
  readonly kind: MailKind | '';
}

/** Whether a mail is shown. */
export function matchesFilter(message: Message, { text, kind }: MailFilter): boolean {
  if (kind !== '' && message.kind !== kind) return false;
  const words = text.trim().toLowerCase();
  if (words === '') return true;
  const { subject, to, from, code = '', link = '' } = message;
  return [subject, to, from, code, link, message.text].some((field) => field.toLowerCase().includes(words));
}
