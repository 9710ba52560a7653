import type { AccountView } from '../accounts.ts';
import { isoTime } from '../clock.ts';
import type { Cause } from './cause.ts';
import type { KnownChange } from './known.ts';
import type { TimelineEntry } from './timeline.ts';

/**
 * When there was an account, and its new passwords. `changes` are those of the account, oldest first; `account` is there now.
 * `earliest`: the first time at which anything was done about it.
 */
export function accountEntries(
  changes: readonly KnownChange[],
  account: AccountView | undefined,
  earliest: number,
): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  let open: { readonly from: number; readonly by?: Cause } | undefined;
  for (const { at, change, by } of changes) {
    if (change === 'password') entries.push(passwordEntry(at, by));
    if (change === 'made') open ??= { from: at, by };
    if (change !== 'deleted') continue;
    entries.push(accountEntry(open ?? { from: Math.min(earliest, at) }, { until: at, endedBy: by }));
    open = undefined;
  }
  if (account) entries.push(accountEntry(open ?? { from: Date.parse(account.createdAt) }));
  return entries;
}

function accountEntry(
  made: { readonly from: number; readonly by?: Cause },
  end?: { readonly until: number; readonly endedBy: Cause },
): TimelineEntry {
  const begun = made.by ? `was made at ${isoTime(made.from)} by ${made.by.what}` : 'was there already';
  const ended = end ? `, and was deleted at ${isoTime(end.until)} by ${end.endedBy.what}` : '';
  const sentence = `The account ${begun}${ended}.`;
  return { what: 'account', name: 'account', sentence, ...made, ...end, state: end ? 'account-gone' : 'valid' };
}

function passwordEntry(at: number, by: Cause): TimelineEntry {
  const sentence = `A new password was set at ${isoTime(at)} by ${by.what}.`;
  return { what: 'password', name: 'password', sentence, from: at, by };
}
