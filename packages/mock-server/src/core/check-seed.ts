import type { AccountInput } from './accounts.ts';
import type { Provider } from './provider.ts';

/**
 * Checks the accounts of a seed: each account, and that e-mails and ids are unique. Throws an error that names the
 * account. `list` is the name of the list in that message.
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
    const earlier: readonly AccountInput[] = seed.slice(0, index);
    const twin = earlier.findIndex(({ email }) => email === account.email);
    if (twin !== -1) throw new Error(`${at}: ${list}[${twin}] has the same e-mail.`);
    const namesake = earlier.findIndex(({ id }) => id !== undefined && id === account.id);
    if (namesake !== -1) {
      const other = earlier[namesake]?.email;
      throw new Error(`${at}: ${list}[${namesake}] (${other}) has the same id, ${JSON.stringify(account.id)}.`);
    }
  }
  return seed;
}

function nameOf(account: unknown): string {
  const email: unknown = Reflect.get(Object(account), 'email');
  return typeof email === 'string' ? ` (${email})` : '';
}
