import type { Sessions } from '../core/sessions/session.ts';
import { type ControlApi, dataOf } from './control-api.ts';

/** The sessions of a mock server on a port. */
export function remoteSessions(api: ControlApi, provider: string): Sessions {
  const params = { path: { provider } };
  return {
    make: (email) => dataOf(api.POST('/_resetkit/{provider}/sessions', { params, body: { email } })),
  };
}
