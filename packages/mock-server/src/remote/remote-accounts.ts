import { checkEmail } from '../core/account-access.ts';
import type { AccountView } from '../core/accounts.ts';
import type { MockControl } from '../core/mock-control.ts';
import { asGiven, type ControlApi, dataOf, dataOrNothing, segment, servedBackend, wasThere } from './control-api.ts';

/** The accounts of a mock server on a port. */
export function remoteAccounts(api: ControlApi, provider: string): Pick<MockControl, 'accounts' | 'secondFactors'> {
  const served = servedBackend(api, provider);
  const at = (email: string): { params: { path: { provider: string; email: string } } } => {
    checkEmail(email);
    return { params: { path: { provider, email: segment(email) } } };
  };
  return {
    accounts: {
      async find(email): Promise<AccountView | undefined> {
        return dataOrNothing(api.GET('/_resetkit/{provider}/accounts/{email}', at(email)), served);
      },
      async list() {
        const { accounts } = await dataOf(
          api.GET('/_resetkit/{provider}/accounts', { params: { path: { provider } } }),
        );
        return accounts;
      },
      put: (account) =>
        dataOf(api.POST('/_resetkit/{provider}/accounts', { params: { path: { provider } }, body: asGiven(account) })),
      update: async (email, changes) =>
        dataOf(api.PATCH('/_resetkit/{provider}/accounts/{email}', { ...at(email), body: asGiven(changes) })),
      async delete(email) {
        return wasThere(api.DELETE('/_resetkit/{provider}/accounts/{email}', at(email)), served);
      },
    },
    secondFactors: {
      async code(email) {
        return (await dataOf(api.GET('/_resetkit/{provider}/second-factors/{email}/code', at(email)))).code;
      },
    },
  };
}
