import type { ArmedFault, Faults } from '../core/faults/fault.ts';
import { asGiven, type ControlApi, dataOf, segment, servedBackend, wasThere } from './control-api.ts';

/** The faults of a mock server on a port. */
export function remoteFaults(api: ControlApi, provider: string): Faults {
  const path = { provider };
  const listed = async (unused: boolean): Promise<readonly ArmedFault[]> => {
    const query = unused ? ({ unused: 'true' } as const) : {};
    const { faults } = await dataOf(api.GET('/_resetkit/{provider}/faults', { params: { path, query } }));
    return faults as readonly ArmedFault[];
  };
  return {
    async add(fault) {
      const body = asGiven<Record<string, unknown>>(fault);
      return (await dataOf(api.POST('/_resetkit/{provider}/faults', { params: { path }, body }))).id;
    },
    list: () => listed(false),
    unused: () => listed(true),
    remove: (id) =>
      wasThere(
        api.DELETE('/_resetkit/{provider}/faults/{id}', { params: { path: { provider, id: segment(id) } } }),
        servedBackend(api, provider),
      ),
    async clear() {
      await dataOf(api.DELETE('/_resetkit/{provider}/faults', { params: { path } }));
    },
  };
}
