/**
 * The purposes that a mail can have. A `notification` tells what was done, and carries no secret. `bounce`: another mail
 * did not reach its recipient.
 */
export const mailKinds = ['password-reset', 'verification', 'sign-in', 'invitation', 'notification', 'bounce'] as const;

/** The purpose of a mail. */
export type MailKind = (typeof mailKinds)[number];

/** A mail as a provider writes it. */
export interface Mail {
  /** The sender, as in the header `From`. Default: the provider's. */
  readonly from?: string;
  /** The recipient's address. */
  readonly to: string;
  /** The purpose of the mail. */
  readonly kind: MailKind;
  /** Plain text. */
  readonly subject: string;
  /** The mail as plain text, with the code or the link in it. */
  readonly text: string;
  /** The mail as HTML. */
  readonly html: string;
  /** The digits in the mail. Absent if it has none. */
  readonly code?: string;
  /** The URL in the mail. Absent if it has none. */
  readonly link?: string;
  /** The secret in the link. */
  readonly token?: string;
  /** When the code or link expires: ISO 8601. */
  readonly expiresAt?: string;
}

/** What a mail says. */
export type MailBody = Pick<Mail, 'text' | 'html'>;

/** All of a mail but what it says. */
export type MailFacts = Omit<Mail, keyof MailBody>;

/** A mail whose text is made of a template when somebody reads it. */
export interface FilledMail extends MailFacts {
  /** The name of the template, one of the provider's. */
  readonly template: string;
  /** What the template fills in besides the facts of the mail. Default: nothing. */
  readonly values?: MailValues;
}

/** What a template fills in, by name. */
export type MailValues = Readonly<Record<string, string>>;

/** A mail that was sent, as it is kept: with its text, or with what its text is made of. */
export type SentMail = (Mail | FilledMail) & Pick<Message, 'id' | 'from' | 'sentAt' | 'arrivesAt'>;

/** A mail that the mock server sent. */
export interface Message extends Mail {
  /** Identifies this message, for example as `after`. */
  readonly id: string;
  /** The sender, as in the header `From` (RFC 5322): `Unleash <noreply@getunleash.io>`. */
  readonly from: string;
  /** ISO 8601, by the mock server's clock. */
  readonly sentAt: string;
  /** When it arrives, ISO 8601, if a fault delays it. Nobody sees it before. */
  readonly arrivesAt?: string;
}
