import type { AccountInput, AccountView } from './accounts.ts';

/** The accounts of a mock server, as tests read and change them. */
export interface MockAccounts<Seed extends AccountInput = AccountInput, View extends AccountView = AccountView> {
  /**
   * The account with this e-mail: an exact match, or else the first match that ignores case. `undefined` if there is no
   * match.
   */
  find(email: string): Promise<View | undefined>;
  /** All accounts. */
  list(): Promise<readonly View[]>;
  /**
   * Creates the account, or replaces the account that has its e-mail. Rejects if the backend could not have such an
   * account.
   */
  put(account: Seed): Promise<View>;
  /**
   * Changes the given fields of the account with this e-mail; the others, also its password, stay as they are. Rejects, and
   * changes nothing, if there is no such account, if the e-mail itself is among the fields, or if the backend could not have
   * such an account.
   */
  update(email: string, changes: Partial<Seed>): Promise<View>;
  /**
   * Removes the account with this e-mail. Resolves to `false` if there is no such account. Secrets that were mailed to
   * it stay valid, as on the real servers.
   */
  delete(email: string): Promise<boolean>;
}

/** The second factors of the accounts of a mock server. */
export interface SecondFactors {
  /**
   * The code that the authenticator app of the account with this e-mail shows now, by the mock server's clock. If it
   * has several second factors, that of a verified one, and of these the one that was challenged last. Rejects if there
   * is none.
   */
  code(email: string): Promise<string>;
}
