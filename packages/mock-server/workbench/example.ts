import type { Account, Backend } from './api.ts';

/** The demo account, which the example of every backend uses. */
const demo = { email: 'ada@example.com', password: 'Analytical-Engine-1843' };

/**
 * The commands that cause a mail: the backend's example, after a command that creates its account if it does not exist.
 */
export function commandsForReset({ id, example }: Backend, accounts: readonly Account[]): readonly string[] {
  return accounts.some(({ email }) => email === demo.email) ? [example] : [curlForAccount(id), example];
}

function curlForAccount(backend: string): string {
  const { href } = new URL(`_resetkit/${backend}/accounts`, document.baseURI);
  return `curl -s ${href} -H 'Content-Type: application/json' -d '${JSON.stringify(demo)}'`;
}
