import { type AccountInput, type Accounts, type AccountView, viewOf } from './accounts.ts';

/** A backend's accounts, as tests and the control API see and change them. A provider with another idea of accounts writes its own. */
export interface Directory {
  find(email: string): Promise<AccountView | undefined>;
  list(): Promise<readonly AccountView[]>;
  /** Creates the account of that e-mail or replaces it. */
  put(input: AccountInput): Promise<{ readonly account: AccountView; readonly created: boolean }>;
  /** Removes the account of that e-mail; `false` when there was none. */
  remove(email: string): Promise<boolean>;
}

/** The directory over accounts that are kept one row an address. */
export function directoryOf(accounts: Accounts): Directory {
  return {
    async find(email) {
      const account = await accounts.find(email);
      return account && viewOf(account);
    },
    list: async () => (await accounts.list()).map(viewOf),
    async put(input) {
      const { account, created } = await accounts.put(input);
      return { account: viewOf(account), created };
    },
    remove: (email) => accounts.remove(email),
  };
}
