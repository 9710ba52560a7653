import type { JournalRow } from '../journal/journal-row.ts';
import type { FoundSecret } from './find-secret.ts';
import type { KnownJournal } from './known-journal.ts';
import { requestText } from './request-text.ts';
import { credentialsIn, type SecretEffect } from './reset-steps.ts';

/** A request that had to do with a secret. */
export interface RelatedRow {
  readonly row: JournalRow;
  /** `issued`: its answer or its mail gave the secret. `carried`: it carried the secret and changed nothing. */
  readonly effect: SecretEffect | 'issued' | 'carried';
}

/** The requests of one journal that had an effect on a secret. `which`: also those that carried it and had none. */
export function relatedRows(
  { rows, sent, gave }: KnownJournal,
  secret: FoundSecret,
  effectOf: (row: JournalRow) => SecretEffect | undefined,
  which: 'effects' | 'all',
): readonly RelatedRow[] {
  const { mail, token } = secret;
  const issues = [mail && sent.get(mail.id), token === undefined ? undefined : gave().get(token)];
  const issued = Math.min(...issues.map((place) => place ?? Number.POSITIVE_INFINITY));
  const first = rows[issued];
  const related: RelatedRow[] = first ? [{ row: first, effect: 'issued' }] : [];
  for (let place = first ? issued + 1 : 0; place < rows.length; place += 1) {
    const row = rows[place];
    if (!row || (!first && row.at < secret.issuedAt)) continue;
    const effect = effectOf(row) ?? (which === 'all' && carries(row, secret) ? 'carried' : undefined);
    if (effect !== undefined) related.push({ row, effect });
  }
  return related;
}

/** Whether a request carried the secret: the token anywhere, or the code together with the address. */
function carries(row: JournalRow, { token, code, email }: FoundSecret): boolean {
  const text = requestText(row);
  if (token !== undefined && token.length >= 6 && text.includes(token)) return true;
  if (token !== undefined && credentialsIn(row, 'all').includes(token)) return true;
  return code !== undefined && text.includes(code) && row.email?.toLowerCase() === email?.toLowerCase();
}
