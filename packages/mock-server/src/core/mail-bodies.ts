import type { MailBody, MailFacts, MailValues, Message, SentMail } from './message.ts';

/** Says what a mail says. It escapes what it fills into HTML. */
export type WriteBody = (facts: MailFacts, values: MailValues) => MailBody;

/** The templates of a provider's mails, by name. */
export type MailBodies = Readonly<Record<string, WriteBody>>;

/** A mail as its reader sees it. Throws if it names a template that is not there. */
export function wholeMail(bodies: MailBodies, mail: SentMail): Message {
  if ('html' in mail) return mail;
  const { template, values = {}, ...facts } = mail;
  const write = bodies[template];
  if (!write) throw new Error(`There is no mail template "${template}". Known: ${Object.keys(bodies).join(', ')}.`);
  return { ...facts, ...write(facts, values) };
}
