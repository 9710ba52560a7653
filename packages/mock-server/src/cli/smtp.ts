import type { Message } from '../core/message.ts';
import { messageOf } from './message-of.ts';
import { UsageError } from './usage-error.ts';

/** Hands mails on to a mail server. */
export interface Relay {
  /** Sends a mail. Never rejects: `onError` hears what went wrong. */
  send(message: Message): Promise<void>;
}

type Nodemailer = Pick<typeof import('nodemailer'), 'createTransport'>;

/**
 * A connection to the mail server at an `smtp://` or `smtps://` URL, made by nodemailer, which `load` imports. Rejects with a
 * `UsageError` if it is not installed.
 */
export async function openRelay(
  url: string,
  onError: (sentence: string) => void,
  load: () => Promise<Nodemailer> = () => import('nodemailer'),
): Promise<Relay> {
  const { createTransport } = await load().catch(() => {
    throw new UsageError('--smtp needs nodemailer, which is not installed: npm install nodemailer');
  });
  const transport = createTransport(url);
  return {
    async send({ id, from, to, subject, text, html, sentAt }) {
      try {
        const date = new Date(sentAt);
        await transport.sendMail({ from, to, subject, text, html, date, messageId: `<${id}@resetkit>` });
      } catch (error) {
        onError(`The mail to ${to} was not handed on to ${withoutPassword(url)}: ${messageOf(error)}`);
      }
    },
  };
}

function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  return shown.href;
}
