import type { AccountInput, AccountView } from './accounts.ts';
import type { NoteAct } from './acts.ts';
import { copyOf } from './copy-of.ts';
import type { Directory } from './directory.ts';
import type { LifeCycle } from './life-cycle.ts';
import type { MockAccounts, SecondFactors } from './mock-accounts.ts';

/** The accounts of a mock server for tests, for the control API and for dependents. */
export interface AccountAccess<Seed extends AccountInput, View extends AccountView> {
  readonly accounts: MockAccounts<Seed, View>;
  readonly secondFactors: SecondFactors;
  /**
   * Creates or replaces an account, and says which of the two. Rejects if the backend could not have such an account.
   */
  put(account: Seed): ReturnType<Directory<View>['put']>;
  /** The same without waiting for the seeds of dependents. */
  putNow(account: Seed): ReturnType<Directory<View>['put']>;
}

/**
 * Access to a directory that waits until the mock server is ready, and gives and takes copies. E-mails match in any case; an exact match is
 * preferred. `note` hears what was done.
 */
export function accessAccounts<Seed extends AccountInput, View extends AccountView>(
  directory: Directory<View>,
  checkAccount: (account: Seed) => void,
  { checkOpen, seeded, settled }: LifeCycle,
  note: NoteAct,
): AccountAccess<Seed, View> {
  const putNow = async (account: Seed): ReturnType<Directory<View>['put']> => {
    checkOpen();
    await seeded();
    checkAccount(account);
    return copyOf(await directory.put(copyOf(account)));
  };
  const put = async (account: Seed): ReturnType<Directory<View>['put']> => {
    await settled();
    const put = await putNow(account);
    const { email } = put.account;
    if (put.created) note({ lever: 'accounts.put', email, change: 'made' });
    else if (account.password !== undefined) note({ lever: 'accounts.put', email, change: 'password' });
    return put;
  };
  return {
    put,
    putNow,
    accounts: {
      async find(email) {
        await settled();
        return copyOf(await directory.find(await storedSpelling(email, directory)));
      },
      async list() {
        await settled();
        return copyOf(await directory.list());
      },
      put: async (account) => (await put(account)).account,
      async update(email, changes) {
        await settled();
        checkChanges(changes);
        const before = await directory.seedOf?.(await storedSpelling(email, directory));
        if (!before) throw new Error(`There is no account with the e-mail ${JSON.stringify(email)}.`);
        const { account } = await putNow({ ...(before as Seed), ...changes });
        if (changes.password !== undefined && changes.password !== before.password)
          note({ lever: 'accounts.update', email: account.email, change: 'password' });
        return account;
      },
      async delete(email) {
        await settled();
        const stored = await storedSpelling(email, directory);
        const wasThere = await directory.remove(stored);
        if (wasThere) note({ lever: 'accounts.delete', email: stored, change: 'deleted' });
        return wasThere;
      },
    },
    secondFactors: {
      async code(email) {
        await settled();
        const code = await directory.secondFactorCode?.(await storedSpelling(email, directory));
        if (code === undefined)
          throw new Error(`No account with the e-mail ${JSON.stringify(email)} has a second factor.`);
        return code;
      },
    },
  };
}

/** Throws if an e-mail is not a text. */
export function checkEmail(email: unknown): void {
  if (typeof email !== 'string') throw new Error(`Expected an e-mail address, not ${JSON.stringify(email)}.`);
}

/** Throws unless they are an object of fields without the e-mail, by which an account is found. */
function checkChanges(changes: unknown): void {
  if (typeof changes !== 'object' || changes === null || Array.isArray(changes))
    throw new Error(`Expected the fields to change, such as { name: 'Ada' }, not ${JSON.stringify(changes)}.`);
  if ('email' in changes)
    throw new Error(
      'The e-mail of an account cannot be changed. Put an account with the new one, and delete this one.',
    );
}

/** The e-mail as its account spells it. Returns the given spelling if there is no such account. */
export async function storedSpelling(email: string, directory: Directory): Promise<string> {
  checkEmail(email);
  if (await directory.find(email)) return email;
  return (await directory.spelled?.(email)) ?? email;
}
