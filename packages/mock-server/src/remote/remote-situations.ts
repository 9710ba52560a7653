import { checkRequest } from '../core/situations/check-request.ts';
import type { Situation, Situations } from '../core/situations/situation.ts';
import { type ControlApi, dataOf } from './control-api.ts';

/** The situations of a mock server on a port. */
export function remoteSituations(api: ControlApi, provider: string): Situations {
  const params = { path: { provider } };
  return {
    async make(name, request = {}) {
      checkRequest(request);
      const made = await dataOf(api.POST('/_resetkit/{provider}/situations', { params, body: { name, ...request } }));
      return made as Situation;
    },
    async list() {
      return (await dataOf(api.GET('/_resetkit/{provider}/situations', { params }))).situations;
    },
  };
}
