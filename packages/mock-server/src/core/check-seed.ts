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
  const byEmail = new Map<string, number>();
  const byId = new Map<string, number>();
  for (const [index, account] of seed.entries()) {
    const at = `${list}[${index}]${nameOf(account)}`;
    try {
      provider.checkAccount(account);
    } catch (error) {
      throw new Error(`${at}: ${error instanceof Error ? error.message : String(error)}`);
    }
    const twin = byEmail.get(account.email);
    if (twin !== undefined) throw new Error(`${at}: ${list}[${twin}] has the same e-mail.`);
    byEmail.set(account.email, index);
    if (account.id === undefined) continue;
    const namesake = byId.get(account.id);
    if (namesake !== undefined) {
      const other = seed[namesake]?.email;
      throw new Error(`${at}: ${list}[${namesake}] (${other}) has the same id, ${JSON.stringify(account.id)}.`);
    }
    byId.set(account.id, index);
  }
  return seed;
}

function nameOf(account: unknown): string {
  const email: unknown = Reflect.get(Object(account), 'email');
  return typeof email === 'string' ? ` (${email})` : '';
}
