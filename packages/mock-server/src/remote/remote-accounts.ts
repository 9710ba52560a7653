import type { AccountView } from '../core/accounts.ts';
import type { MockControl } from '../core/mock-control.ts';
import { type ControlApi, dataOf, dataOrNothing, wasThere } from './control-api.ts';

/** The accounts of a mock server on a port. */
export function remoteAccounts(api: ControlApi, provider: string): Pick<MockControl, 'accounts' | 'secondFactors'> {
  const at = (email: string): { params: { path: { provider: string; email: string } } } => ({
    params: { path: { provider, email } },
  });
  return {
    accounts: {
      find: (email): Promise<AccountView | undefined> =>
        dataOrNothing(api.GET('/_resetkit/{provider}/accounts/{email}', at(email))),
      async list() {
        const { accounts } = await dataOf(
          api.GET('/_resetkit/{provider}/accounts', { params: { path: { provider } } }),
        );
        return accounts;
      },
      put: ({ providers, ...account }) =>
        dataOf(
          api.POST('/_resetkit/{provider}/accounts', {
            params: { path: { provider } },
            body: { ...account, ...(providers && { providers: [...providers] }) },
          }),
        ),
      delete: (email) => wasThere(api.DELETE('/_resetkit/{provider}/accounts/{email}', at(email))),
    },
    secondFactors: {
      async code(email) {
        return (await dataOf(api.GET('/_resetkit/{provider}/second-factors/{email}/code', at(email)))).code;
      },
    },
  };
}
