import type { Account, Backend } from './api.ts';

/** How each backend is asked for a password reset. The redirect is what its link mode demands and its code mode ignores. */
const requests: Readonly<Record<string, { path: string; body: (email: string) => object }>> = {
  insforge: {
    path: '/api/auth/email/send-reset-password',
    body: (email) => ({ email, redirectTo: 'http://localhost:3000/reset' }),
  },
};

/** A curl command that makes a mail, if this page knows one for that backend. */
export function curlForReset({ id, baseUrl }: Backend, accounts: readonly Account[]): string | undefined {
  const request = requests[id];
  const account = accounts.find(({ hasPassword }) => hasPassword) ?? accounts[0];
  return request && curl(`${baseUrl}${request.path}`, request.body(account?.email ?? 'ada@example.com'));
}

/** A curl command that makes an account for the command above to write to. */
export function curlForAccount({ id }: Backend): string {
  const url = new URL(`_resetkit/${id}/accounts`, document.baseURI);
  return curl(url.href, { email: 'ada@example.com', password: 'Analytical-Engine-1843' });
}

function curl(url: string, body: object): string {
  const json = JSON.stringify(body).replaceAll("'", "'\\''");
  return `curl -s ${url} -H 'Content-Type: application/json' -d '${json}'`;
}
