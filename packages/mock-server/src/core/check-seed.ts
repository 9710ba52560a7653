import type { AccountInput } from './accounts.ts';
import type { Provider } from './provider.ts';

/**
 * Checks a list of accounts to start with: each of them, and that no two share an e-mail or an id. Throws a sentence that says
 * which account is wrong; `list` is what whoever wrote it calls the list.
 */
export function checkSeed(
  seed: readonly AccountInput[],
  provider: Pick<Provider, 'checkAccount'>,
  list = 'seed',
): readonly AccountInput[] {
  if (!Array.isArray(seed)) throw new Error(`Expected a list of accounts as ${list}, not ${JSON.stringify(seed)}.`);
  for (const [index, account] of seed.entries()) {
    const at = `${list}[${index}]${nameOf(account)}`;
    try {
      provider.checkAccount(account);
    } catch (error) {
      throw new Error(`${at}: ${error instanceof Error ? error.message : String(error)}`);
    }
    const before: readonly AccountInput[] = seed.slice(0, index);
    const twin = before.findIndex(({ email }) => email === account.email);
    if (twin !== -1) throw new Error(`${at}: ${list}[${twin}] has the same e-mail.`);
    const namesake = before.findIndex(({ id }) => id !== undefined && id === account.id);
    if (namesake !== -1) {
      const other = before[namesake]?.email;
      throw new Error(`${at}: ${list}[${namesake}] (${other}) has the same id, ${JSON.stringify(account.id)}.`);
    }
  }
  return seed;
}

function nameOf(account: unknown): string {
  const email: unknown = Reflect.get(Object(account), 'email');
  return typeof email === 'string' ? ` (${email})` : '';
}
