import { type AccountInput, type Accounts, type AccountView, viewOf } from './accounts.ts';
import { isoTime } from './clock.ts';

/**
 * The accounts of a backend, for tests and the control API. Providers that store accounts in their own rows write their
 * own, which may show more of an account.
 */
export interface Directory<View extends AccountView = AccountView> {
  find(email: string): Promise<View | undefined>;
  /**
   * The e-mail of the first account that has this one in another case. A backend that finds accounts in any case leaves
   * it out.
   */
  spelled?(email: string): Promise<string | undefined>;
  list(): Promise<readonly View[]>;
  /** Creates the account, or replaces the account with its e-mail. */
  put(input: AccountInput): Promise<{ readonly account: View; readonly created: boolean }>;
  /** Removes the account with this e-mail. Resolves to `false` if there is no such account. */
  remove(email: string): Promise<boolean>;
  /**
   * The account as a seed has it, with its password in plain text. `undefined` if there is none. A backend that leaves it
   * out cannot show passwords.
   */
  seedOf?(email: string): Promise<AccountInput | undefined>;
  /**
   * The code that the authenticator app of an account shows now. Resolves to `undefined` if the account does not exist
   * or has no second factor. Backends without second factors leave it out.
   */
  secondFactorCode?(email: string): Promise<string | undefined>;
  /** The waits between two mails that rows of accounts know. Backends that count them as other limits leave it out. */
  coolDowns?(): Promise<readonly CoolDown[]>;
}

/** A wait that began. */
export interface CoolDown {
  /** The name of the limit. */
  readonly name: string;
  /** The e-mail of the account. */
  readonly of: string;
  /** In milliseconds since 1970. */
  readonly since: number;
}

/** The directory of accounts that are stored in one row for each address. */
export function directoryOf(accounts: Accounts): Directory {
  return {
    async find(email) {
      const account = await accounts.find(email);
      return account && viewOf(account);
    },
    spelled: async (email) => (await accounts.findInAnyCase(email))?.email,
    list: async () => (await accounts.list()).map(viewOf),
    async put(input) {
      const { account, created } = await accounts.put(input);
      return { account: viewOf(account), created };
    },
    remove: (email) => accounts.remove(email),
    async seedOf(email) {
      const account = await accounts.find(email);
      if (!account) return undefined;
      const { updatedAt: _written, createdAt, ...fields } = account;
      return { ...fields, createdAt: isoTime(createdAt) };
    },
  };
}
