import type { AccountInput } from './account-input.ts';
import type { Clock } from './clock.ts';
import { isoTime } from './clock.ts';
import { forgetRow } from './forget.ts';
import { type HintedRows, updateHinted } from './hinted-rows.ts';
import type { Random } from './random.ts';
import type { Renewed } from './renewed.ts';
import { createSpellings } from './spellings.ts';
import type { Store } from './store.ts';
import type { Secret } from './tokens.ts';

export type { AccountInput } from './account-input.ts';

/**
 * Someone who can sign in. Times are milliseconds since 1970. Passwords are stored in plain text: a mock protects
 * nothing.
 */
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

/** An account as tests read it. Times are ISO 8601; the password itself is not included. */
export interface AccountView {
  /** In the backend's own format. */
  readonly id: string;
  /** As the backend stores it. */
  readonly email: string;
  /** Whether the address was verified. */
  readonly emailVerified: boolean;
  /** The display name. */
  readonly name?: string;
  /** Linked identity providers (`google`, `github` …), without `email`. */
  readonly providers: readonly string[];
  /** Whether the account has a password. */
  readonly hasPassword: boolean;
  /** ISO 8601, by the mock server's clock. */
  readonly createdAt: string;
  /** ISO 8601, by the mock server's clock. */
  readonly updatedAt: string;
}

/** The row of one e-mail address. Secrets stay when the account is removed, as on real servers. */
export interface Address {
  readonly account?: Account;
  /** The outstanding secrets, at most one for each purpose. */
  readonly secrets: Readonly<Record<string, Secret>>;
}

/** Accounts and outstanding secrets, one row for each address. Changes that must be atomic go into one `update`. */
export interface Accounts {
  /** The row of an address, compared exactly. For an unknown address a row without account and secrets. */
  address(email: string): Promise<Address>;
  /** Changes one row atomically. The change is pure and may run again. A row with nothing in it is none. */
  update<R>(email: string, change: (address: Address) => readonly [next: Address, result: R]): Promise<R>;
  find(email: string): Promise<Account | undefined>;
  /** The oldest account with this e-mail in any case. */
  findInAnyCase(email: string): Promise<Account | undefined>;
  findById(id: string): Promise<Account | undefined>;
  /** The address whose current secret of this purpose has this value, expired or not. */
  findBySecret(purpose: string, value: string): Promise<string | undefined>;
  /** Writes to which address an id belongs, and how that is spelled. Written before the account; the row decides. */
  indexAccount(id: string, email: string): Promise<void>;
  list(): Promise<readonly Account[]>;
  /**
   * Creates the account, or replaces the account with its e-mail; outstanding secrets stay. Throws if another account
   * has the id.
   */
  put(input: AccountInput): Promise<{ account: Account; created: boolean }>;
  /**
   * Removes the account with this e-mail; outstanding secrets stay. Resolves to `false` if there is no such account.
   */
  remove(email: string): Promise<boolean>;
  /** The rows of a seeded account with a new id and new times, unless the seed says them. Sessions name the id. */
  readonly renewed: Renewed;
}

const nothing: Address = { secrets: {} };

/** Tokens are found without knowing the address, and codes are not. */
const rows: HintedRows<string, Address> = {
  keyOf: (email) => `address/${email}`,
  hintOf: (secret) => `secret/${secret}`,
  secretsIn({ secrets }) {
    return Object.entries(secrets).flatMap(([purpose, { kind, value }]) =>
      kind === 'token' ? [`${purpose}/${value}`] : [],
    );
  },
};

/** Accounts in a store. */
export function createAccounts(store: Store, clock: Clock, random: Random): Accounts {
  const rowKey = rows.keyOf;
  const idKey = (id: string): string => `account-id/${id}`;
  const spellings = createSpellings(store, 'spelled/');
  const forgetId = ({ id, email }: Account): Promise<void> =>
    forgetRow<string>(store, idKey(id), (owner) => owner === email);

  const accounts: Accounts = {
    address: (email) => store.get<Address>(rowKey(email)).then((row = nothing) => row),
    update: <R>(email: string, change: (address: Address) => readonly [Address, R]) =>
      updateHinted<string, Address, R>(store, rows, email, (row) => {
        const [next, result] = change(row ?? nothing);
        return [isEmpty(next) ? undefined : next, result];
      }),
    find: (email) => store.get<Address>(rowKey(email)).then((row) => row?.account),
    async findInAnyCase(email) {
      const spelled = await Promise.all((await spellings.of(email)).map(accounts.find));
      return spelled.flatMap((account) => account ?? []).sort((a, b) => a.createdAt - b.createdAt)[0];
    },
    async findById(id) {
      const email = await store.get<string>(idKey(id));
      const account = email === undefined ? undefined : await accounts.find(email);
      return account?.id === id ? account : undefined;
    },
    async findBySecret(purpose, value) {
      const email = await store.get<string>(rows.hintOf(`${purpose}/${value}`));
      if (email === undefined) return undefined;
      return (await accounts.address(email)).secrets[purpose]?.value === value ? email : undefined;
    },
    async indexAccount(id, email) {
      await spellings.note(email);
      await store.update<string, void>(idKey(id), () => [email, undefined]);
    },
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
      await accounts.indexAccount(account.id, account.email);
      const before = await accounts.update(account.email, (row) => [{ account, secrets: row.secrets }, row.account]);
      if (before && before.id !== account.id) await forgetId(before);
      return { account, created: before === undefined };
    },
    async remove(email) {
      const removed = await accounts.update(email, ({ account, secrets }) => [{ secrets }, account]);
      if (removed) await forgetId(removed);
      return removed !== undefined;
    },
    renewed(key, row, { given, laterMs }) {
      const { account, secrets }: Partial<Address> = key.startsWith(rowKey('')) ? Object(row) : {};
      if (!account) return [];
      const said = given.get(account.email);
      const id = said?.id === undefined ? random.uuid() : account.id;
      const time = account.createdAt + (said?.createdAt === undefined ? laterMs : 0);
      const next = { ...account, id, createdAt: time, updatedAt: time };
      return [
        [idKey(id), account.email],
        [key, { account: next, secrets }],
      ];
    },
  };
  return accounts;
}

function isEmpty({ account, secrets }: Address): boolean {
  return account === undefined && Object.keys(secrets).length === 0;
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

/** An account in the form that tests and the control API read. */
export function viewOf({ password, ...account }: Account): AccountView {
  return {
    ...account,
    hasPassword: password !== undefined,
    createdAt: isoTime(account.createdAt),
    updatedAt: isoTime(account.updatedAt),
  };
}
