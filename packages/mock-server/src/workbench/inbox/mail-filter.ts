import type { SecretState } from '../../core/explain/explanation.ts';
import type { MailKind, Message } from '../../core/message.ts';

/** Which mails are shown. Empty texts match all. */
export interface MailFilter {
  /** In the subject, the addresses, the text, the code or the link, in any case. */
  readonly text: string;
  /** A part of the recipient's address, in any case. */
  readonly to: string;
  readonly kind: MailKind | '';
  readonly state: SecretState | 'unread' | '';
}

/** The filter that all mails match. */
export const noFilter: MailFilter = { text: '', to: '', kind: '', state: '' };

/** Whether a mail is shown. `is` tells whether it is in a state, which is asked only where that counts. */
export function matchesFilter(
  message: Message,
  { text, to, kind, state }: MailFilter,
  is: (state: SecretState | 'unread') => boolean,
): boolean {
  if (kind !== '' && message.kind !== kind) return false;
  if (!contains(message.to.toLowerCase(), to)) return false;
  if (text.trim() !== '' && !contains(searchable(message), text)) return false;
  return state === '' || is(state);
}

function contains(lowerCase: string, words: string): boolean {
  return lowerCase.includes(words.trim().toLowerCase());
}

/** What was searched once is not made again: thousands of mails are searched with each letter that is typed. */
const made = new WeakMap<Message, string>();

function searchable(message: Message): string {
  const { subject, to, from, code = '', link = '', text } = message;
  const present = made.get(message) ?? [subject, to, from, code, link, text].join('\n').toLowerCase();
  made.set(message, present);
  return present;
}

/** The addresses that mails went to, those of the newest first, at most `most` of them. */
export function recipientsOf(messages: Iterable<Pick<Message, 'to'>>, most: number): readonly string[] {
  const found = new Set<string>();
  for (const { to } of messages) {
    if (found.size === most) break;
    found.add(to);
  }
  return [...found];
}
