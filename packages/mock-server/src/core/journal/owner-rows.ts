import type { Store } from '../store.ts';

/** What the keys begin with under which a store has the accounts of secrets. */
export const ownerPrefix = 'owner/';

/** The accounts to which secrets were given, in a store that outlives the mock server. */
export interface OwnerRows {
  read(): Promise<Readonly<Record<string, string>>>;
  /**
   * Reads the accounts of these secrets: other replicas may have given them. Finds none in a store that only this process
   * writes, whose secrets were all read at the start.
   */
  find(secrets: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** Writes the accounts of secrets. `undefined` forgets a secret. */
  write(owners: ReadonlyMap<string, string | undefined>): Promise<void>;
}

/** The rows in this store. */
export function createOwnerRows(store: Store): OwnerRows {
  return {
    async read() {
      const rows = await store.list<string>(ownerPrefix);
      return Object.fromEntries(rows.map(([key, email]) => [key.slice(ownerPrefix.length), email]));
    },
    async find(secrets) {
      if (!store.onOthers) return {};
      const owners = await Promise.all(secrets.map((secret) => store.get<string>(ownerPrefix + secret)));
      return Object.fromEntries(
        owners.flatMap((email, index) => (email === undefined ? [] : [[secrets[index] ?? '', email] as const])),
      );
    },
    async write(owners) {
      await Promise.all(
        Array.from(owners, ([secret, email]) => store.update(ownerPrefix + secret, () => [email, undefined])),
      );
    },
  };
}
