import type { JournalRow } from '../journal/journal-row.ts';
import type { Message } from '../message.ts';
import type { HeldSecret } from './reset-steps.ts';

/** A secret that was issued. */
export interface FoundSecret extends HeldSecret {
  readonly issuedAt: number;
  readonly expiresAt?: number;
  /** The mail that carried it. */
  readonly mail?: Message;
}

/** The newest mail with this id, or with this code, token or link in it. A link may lead on from the mailed one. */
export function findMail(mails: readonly Message[], text: string): FoundSecret | undefined {
  const mail =
    mails.find(({ id }) => id === text) ??
    mails.find(({ code, token, link }) => [code, token, link].includes(text)) ??
    mails.find(({ token }) => token !== undefined && token.length >= 16 && text.includes(token));
  if (!mail) return undefined;
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
  };
}

/** A token that an answer gave in place of a mailed code. Rows are oldest first and show secrets. */
export function findGiven(rows: readonly JournalRow[], text: string): FoundSecret | undefined {
  const row = rows.find(({ response }) => Reflect.get(Object(response?.body), 'token') === text);
  if (!row) return undefined;
  const expiresAt = Date.parse(String(Reflect.get(Object(row.response?.body), 'expiresAt')));
  return {
    token: text,
    issuedAt: row.at,
    ...(row.email !== undefined && { email: row.email }),
    ...(!Number.isNaN(expiresAt) && { expiresAt }),
  };
}
