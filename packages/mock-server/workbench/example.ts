import type { Account, Backend } from './api.ts';

/** The demo account, which every backend's example writes to. */
const demo = { email: 'ada@example.com', password: 'Analytical-Engine-1843' };

/** The commands that make a mail: the backend's example, after one that makes its account where there is none. */
export function commandsForReset({ id, example }: Backend, accounts: readonly Account[]): readonly string[] {
  return accounts.some(({ email }) => email === demo.email) ? [example] : [curlForAccount(id), example];
}

function curlForAccount(backend: string): string {
  const { href } = new URL(`_resetkit/${backend}/accounts`, document.baseURI);
  return `curl -s ${href} -H 'Content-Type: application/json' -d '${JSON.stringify(demo)}'`;
}
