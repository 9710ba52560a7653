import type { JournalRow } from '../journal/journal-row.ts';
import type { Message } from '../message.ts';
import { type Given, givenIn, inUrl } from './given.ts';
import { credentialsIn, type HeldSecret } from './reset-steps.ts';

/** A secret that was issued. */
export interface FoundSecret extends HeldSecret {
  readonly issuedAt: number;
  readonly expiresAt?: number;
  /** The mail that carried it. */
  readonly mail?: Message;
}

/**
 * The newest mail with this id, or with this code, token or link in it. A link may lead on from the mailed one. Rows show
 * secrets.
 */
export function findMail(
  mails: readonly Message[],
  rows: readonly JournalRow[],
  text: string,
): FoundSecret | undefined {
  const mail =
    mails.find(({ id }) => id === text) ??
    mails.find(({ code, token, link }) => [code, token, link].includes(text)) ??
    mails.find(({ token }) => token !== undefined && token.length >= 16 && text.includes(token));
  if (!mail) return undefined;
  const { kind, to: email, code, link, token, sentAt, expiresAt } = mail;
  const issuedBy = rows.find(({ mails: sent }) => sent.includes(mail.id))?.operation;
  return {
    kind,
    email,
    mail,
    issuedAt: Date.parse(sentAt),
    ...(code !== undefined && { code }),
    ...(link !== undefined && { link }),
    ...(token !== undefined && { token }),
    ...(expiresAt !== undefined && { expiresAt: Date.parse(expiresAt) }),
    ...(issuedBy !== undefined && { issuedBy }),
  };
}

/** A secret that an answer gave: a token of a session, a cookie, or what a mailed code was exchanged for. */
export function findGiven(rows: readonly JournalRow[], text: string): FoundSecret | undefined {
  const asked = [text, ...inUrl(text).map(({ value }) => value)];
  const giving = rows.flatMap((row) =>
    givenIn(row).flatMap((given) => (asked.includes(given.value) ? [{ row, given }] : [])),
  );
  const [first] = giving;
  const latest = giving.findLast(({ given }) => given.value === first?.given.value);
  if (!first || !latest) return undefined;
  const { row, given } = first;
  return {
    name: given.name,
    token: given.value,
    issuedAt: row.at,
    session: sessionOf(rows, given),
    ...(row.email !== undefined && { email: row.email }),
    ...(row.operation !== undefined && { issuedBy: row.operation }),
    // A cookie may be given again, and lives longer then.
    ...(latest.given.expiresAt !== undefined && { expiresAt: latest.given.expiresAt }),
  };
}

/** The tokens of a session: those that were given together with one of them, or in exchange for one. Rows are oldest first. */
function sessionOf(rows: readonly JournalRow[], { value }: Given): readonly string[] {
  const tokens = new Set([value]);
  const isPart = (row: JournalRow, given: readonly Given[]): boolean =>
    given.some((one) => tokens.has(one.value)) || credentialsIn(row, 'to exchange').some((one) => tokens.has(one));
  for (const direction of [rows, rows.toReversed(), rows]) {
    for (const row of direction) {
      const given = givenIn(row);
      if (isPart(row, given)) for (const one of given) tokens.add(one.value);
    }
  }
  return [...tokens];
}
