import type { JournalRow } from '../journal/journal-row.ts';
import type { SentMail } from '../message.ts';
import { type Given, givenIn, inUrl } from './given.ts';
import { credentialsIn, type HeldSecret } from './reset-steps.ts';

/** A secret that was issued. */
export interface FoundSecret extends HeldSecret {
  readonly issuedAt: number;
  readonly expiresAt?: number;
  /** The mail that carried it. */
  readonly mail?: SentMail;
}

/**
 * The newest mail with this id, or with this code, token or link in it. A link may lead on from the mailed one. Rows show
 * secrets.
 */
export function findMail(
  mails: readonly SentMail[],
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
  const answers = rows.map((row) => ({ row, given: givenIn(row) }));
  const giving = answers.flatMap(({ row, given }) =>
    given.flatMap((one) => (asked.includes(one.value) ? [{ row, given: one }] : [])),
  );
  const [first] = giving;
  const latest = giving.findLast(({ given }) => given.value === first?.given.value);
  if (!first || !latest) return undefined;
  const { row, given } = first;
  return {
    name: given.name,
    token: given.value,
    issuedAt: row.at,
    session: sessionOf(answers, given.value),
    ...(row.email !== undefined && { email: row.email }),
    ...(row.operation !== undefined && { issuedBy: row.operation }),
    // A cookie may be given again, and lives longer then.
    ...(latest.given.expiresAt !== undefined && { expiresAt: latest.given.expiresAt }),
  };
}

/** A request, and the secrets that its answer gave. */
interface Answer {
  readonly row: JournalRow;
  readonly given: readonly Given[];
}

/** The tokens of a session: those that were given together with one of them, or in exchange for one. Oldest first. */
function sessionOf(answers: readonly Answer[], token: string): readonly string[] {
  const tokens = new Set([token]);
  const isPart = ({ row, given }: Answer): boolean =>
    given.some(({ value }) => tokens.has(value)) || credentialsIn(row, 'to exchange').some((one) => tokens.has(one));
  const giving = answers.filter(({ given }) => given.length > 0);
  for (const direction of [giving, giving.toReversed(), giving]) {
    for (const answer of direction) if (isPart(answer)) for (const { value } of answer.given) tokens.add(value);
  }
  return [...tokens];
}
