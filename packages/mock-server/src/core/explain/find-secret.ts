import type { JournalRow } from '../journal/journal-row.ts';
import type { SentMail } from '../message.ts';
import type { HeldSecret } from './reset-steps.ts';

/** A secret that was issued. */
export interface FoundSecret extends HeldSecret {
  readonly issuedAt: number;
  readonly expiresAt?: number;
  /** The mail that carried it. */
  readonly mail?: SentMail;
  /** The request that issued it. */
  readonly by?: JournalRow;
}

/**
 * The newest mail with this id, or with this code, token or link in it. A link may lead on from the mailed one.
 */
export function findMail(mails: readonly SentMail[], text: string): SentMail | undefined {
  return (
    mails.find(({ id }) => id === text) ??
    mails.find(({ code, token, link }) => [code, token, link].includes(text)) ??
    mails.find(({ token }) => token !== undefined && token.length >= 16 && text.includes(token))
  );
}

/** The secret of a mail, and the request that sent it. */
export function secretOfMail(mail: SentMail, by: JournalRow | undefined): FoundSecret {
  const { kind, to: email, code, link, token, sentAt, expiresAt } = mail;
  return {
    kind,
    email,
    mail,
    issuedAt: Date.parse(sentAt),
    ...(code !== undefined && { code }),
    ...(link !== undefined && { link }),
    ...(token !== undefined && { token }),
    ...(expiresAt !== undefined && { expiresAt: Date.parse(expiresAt) }),
    ...(by && { by }),
    ...(by?.operation !== undefined && { issuedBy: by.operation }),
  };
}
