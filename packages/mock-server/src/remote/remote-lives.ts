import { checkAskedEmail } from '../core/checks/check-arguments.ts';
import { checkMessageFilter } from '../core/message-filter.ts';
import type { MockControl } from '../core/mock-control.ts';
import { type ControlApi, dataOf } from './control-api.ts';
import { onTheWire } from './remote-outbox.ts';

/** What a mock server on a port tells of the lives of secrets and accounts. */
export function remoteLives(api: ControlApi, provider: string): Pick<MockControl, 'fates' | 'timeline'> {
  const path = { provider };
  return {
    async fates(filter = {}) {
      checkMessageFilter(filter);
      const query = onTheWire(filter);
      return (await dataOf(api.GET('/_resetkit/{provider}/fates', { params: { path, query } }))).fates;
    },
    async timeline(email) {
      checkAskedEmail(email);
      return dataOf(api.GET('/_resetkit/{provider}/timeline', { params: { path, query: { email } } }));
    },
  };
}
