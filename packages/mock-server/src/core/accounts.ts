import type { Clock } from './clock.ts';
import { isoTime } from './clock.ts';
import type { Random } from './random.ts';
import type { Store } from './store.ts';
import type { Secret } from './tokens.ts';

/** Someone who can sign in. Times are milliseconds since 1970; passwords are kept as they are, because a mock has no secrets. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly password?: string;
  readonly emailVerified: boolean;
  readonly name?: string;
  /** Linked identity providers (`google`, `github` …), without `email`. */
  readonly providers: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a test says about an account; the rest has defaults: verified, no password, created now. */
export interface AccountInput {
  /** In the backend's own form. Made up unless told; no two accounts share one. */
  readonly id?: string;
  /** By which tests and the control API find the account. */
  readonly email: string;
  /** As it is typed, whatever the backend's rules for passwords; none unless told. */
  readonly password?: string;
  /** `true` unless told. */
  readonly emailVerified?: boolean;
  /** The name to show; none unless told. */
  readonly name?: string;
  /** Linked identity providers (`google`, `github` …); none unless told. */
  readonly providers?: readonly string[];
  /** ISO 8601; now, by the mock server's clock, unless told. */
  readonly createdAt?: string;
}

/** An account as a test sees it: times in ISO 8601, and whether there is a password instead of the password. */
export interface AccountView {
  /** In the backend's own form. */
  readonly id: string;
  /** As the backend stores it. */
  readonly email: string;
  /** Whether a mail to the address was answered, or it was said to be so. */
  readonly emailVerified: boolean;
  /** The name to show. */
  readonly name?: string;
  /** Linked identity providers (`google`, `github` …), without `email`. */
  readonly providers: readonly string[];
  /** Whether one can sign in with a password. */
  readonly hasPassword: boolean;
  /** ISO 8601, by the mock server's clock. */
  readonly createdAt: string;
  /** ISO 8601, by the mock server's clock. */
  readonly updatedAt: string;
}

/** All facts of one e-mail address. Secrets may outlive the account, as they do in real servers. */
export interface Address {
  readonly account?: Account;
  /** At most one outstanding secret for each purpose. */
  readonly secrets: Readonly<Record<string, Secret>>;
}

/** Accounts and outstanding secrets, one row an address: what must be atomic is one `update`. */
export interface Accounts {
  /** The address exactly as stored; an unknown one has no account and no secrets. */
  address(email: string): Promise<Address>;
  /** Changes one address atomically. The change is pure and may be run again. */
  update<R>(email: string, change: (address: Address) => readonly [next: Address, result: R]): Promise<R>;
  find(email: string): Promise<Account | undefined>;
  findById(id: string): Promise<Account | undefined>;
  /** The address whose present secret of that purpose has this value, live or not. */
  findBySecret(purpose: string, value: string): Promise<string | undefined>;
  /** Remembers who a secret belongs to. Only a hint, written before the row: the row decides. */
  noteSecret(purpose: string, value: string, email: string): Promise<void>;
  noteId(id: string, email: string): Promise<void>;
  list(): Promise<readonly Account[]>;
  /** Creates the account of that e-mail or replaces it; its outstanding secrets stay. Throws when the id is another account's. */
  put(input: AccountInput): Promise<{ account: Account; created: boolean }>;
  /** Removes the account of that e-mail; its outstanding secrets stay. */
  remove(email: string): Promise<boolean>;
}

const nothing: Address = { secrets: {} };

/** Accounts over a store. */
export function createAccounts(store: Store, clock: Clock, random: Random): Accounts {
  const rowKey = (email: string): string => `address/${email}`;
  const secretKey = (purpose: string, value: string): string => `secret/${purpose}/${value}`;
  const idKey = (id: string): string => `account-id/${id}`;

  const accounts: Accounts = {
    address: async (email) => (await store.get<Address>(rowKey(email))) ?? nothing,
    update: <R>(email: string, change: (address: Address) => readonly [Address, R]) =>
      store.update<Address, R>(rowKey(email), (row) => change(row ?? nothing)),
    find: async (email) => (await accounts.address(email)).account,
    async findById(id) {
      const email = await store.get<string>(idKey(id));
      const account = email === undefined ? undefined : await accounts.find(email);
      return account?.id === id ? account : undefined;
    },
    async findBySecret(purpose, value) {
      const email = await store.get<string>(secretKey(purpose, value));
      if (email === undefined) return undefined;
      return (await accounts.address(email)).secrets[purpose]?.value === value ? email : undefined;
    },
    noteSecret: (purpose, value, email) =>
      store.update<string, void>(secretKey(purpose, value), () => [email, undefined]),
    noteId: (id, email) => store.update<string, void>(idKey(id), () => [email, undefined]),
    async list() {
      const rows = await store.list<Address>('address/');
      return rows.flatMap(([, { account }]) => account ?? []).sort((a, b) => a.createdAt - b.createdAt);
    },
    async put(input) {
      const account = newAccount(input, clock.now(), random);
      const owner = await accounts.findById(account.id);
      if (owner !== undefined && owner.email !== account.email) {
        throw new Error(`The id ${JSON.stringify(account.id)} of ${account.email} is that of ${owner.email} already.`);
      }
      await accounts.noteId(account.id, account.email);
      return accounts.update(account.email, (row) => [
        { ...row, account },
        { account, created: row.account === undefined },
      ]);
    },
    remove: (email) => accounts.update(email, ({ account, secrets }) => [{ secrets }, account !== undefined]),
  };
  return accounts;
}

function newAccount(input: AccountInput, now: number, random: Random): Account {
  const createdAt = input.createdAt === undefined ? now : Date.parse(input.createdAt);
  return {
    id: input.id ?? random.uuid(),
    email: input.email,
    ...(input.password !== undefined && { password: input.password }),
    emailVerified: input.emailVerified ?? true,
    ...(input.name !== undefined && { name: input.name }),
    providers: (input.providers ?? []).filter((provider) => provider !== 'email'),
    createdAt,
    updatedAt: createdAt,
  };
}

/** An account as tests and the control API show it. */
export function viewOf({ password, ...account }: Account): AccountView {
  return {
    ...account,
    hasPassword: password !== undefined,
    createdAt: isoTime(account.createdAt),
    updatedAt: isoTime(account.updatedAt),
  };
}
