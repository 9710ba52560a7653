import type { JournalRow } from '../journal/journal-row.ts';
import type { FoundSecret } from './find-secret.ts';
import { givenIn } from './given.ts';
import { credentialsIn, type SecretEffect } from './reset-steps.ts';

/** A request that had to do with a secret. */
export interface RelatedRow {
  readonly row: JournalRow;
  /** `issued`: its answer or its mail gave the secret. `carried`: it carried the secret and changed nothing. */
  readonly effect: SecretEffect | 'issued' | 'carried';
}

/** The requests of one journal that had to do with a secret. Rows are oldest first and show secrets. */
export function relatedRows(
  rows: readonly JournalRow[],
  secret: FoundSecret,
  effectOf: (row: JournalRow) => SecretEffect | undefined,
): readonly RelatedRow[] {
  const issued = rows.findIndex((row) => isIssue(row, secret));
  const later = rows.filter((row, index) => (issued === -1 ? row.at >= secret.issuedAt : index > issued));
  const first = rows[issued];
  const related = later.flatMap((row): readonly RelatedRow[] => {
    const effect = effectOf(row) ?? (carries(row, secret) ? 'carried' : undefined);
    return effect === undefined ? [] : [{ row, effect }];
  });
  return [...(first ? [{ row: first, effect: 'issued' } as const] : []), ...related];
}

/** Whether a row sent the mail, or gave the secret in its answer without having been sent it. */
function isIssue(row: JournalRow, { mail, token }: FoundSecret): boolean {
  if (mail && row.mails.includes(mail.id)) return true;
  return token !== undefined && givenIn(row).some(({ value }) => value === token) && !requestText(row).includes(token);
}

/** Whether a request carried the secret: the token anywhere, or the code together with the address. */
function carries(row: JournalRow, { token, code, email }: FoundSecret): boolean {
  const text = requestText(row);
  if (token !== undefined && token.length >= 6 && text.includes(token)) return true;
  if (token !== undefined && credentialsIn(row, 'all').includes(token)) return true;
  return code !== undefined && text.includes(code) && row.email?.toLowerCase() === email?.toLowerCase();
}

function requestText({ target, request }: JournalRow): string {
  return `${target} ${JSON.stringify(request.body ?? '')}`;
}
