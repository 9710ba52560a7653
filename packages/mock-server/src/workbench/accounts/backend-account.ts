import type { AccountView } from '../../core/accounts.ts';
import type { Backend } from '../backend.ts';

/** An account, and the backend that has it. */
export interface BackendAccount {
  readonly backend: Backend;
  readonly account: AccountView;
}

/** Whether an account is shown: the words are in its address, name or another field, in any case. */
export function matchesText({ account }: BackendAccount, text: string): boolean {
  const words = text.trim().toLowerCase();
  return words === '' || JSON.stringify(Object.values(account)).toLowerCase().includes(words);
}
