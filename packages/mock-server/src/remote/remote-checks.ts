import type { components } from '@resetkit/sdk/mock-control/types';
import type { CheckResult, Checks } from '../core/checks/finding.ts';
import type { Explain } from '../core/explain/explanation.ts';
import { type ControlApi, dataOf } from './control-api.ts';
import { rowOf } from './remote-journal.ts';

/** What a mock server on a port tells of secrets, and what it checks. */
export function remoteChecks(
  api: ControlApi,
  provider: string,
): { readonly explain: Explain; readonly checks: Checks } {
  const params = { path: { provider } };
  return {
    async explain(asked) {
      const body = { secret: typeof asked === 'string' ? asked : asked.id };
      const { events, ...told } = await dataOf(api.POST('/_resetkit/{provider}/explain', { params, body }));
      return { ...told, events: events.map((event) => ({ ...event, row: rowOf(event.row) })) };
    },
    checks: {
      enumeration: async (body) =>
        result(await dataOf(api.POST('/_resetkit/{provider}/checks/enumeration', { params, body }))),
      leaks: async ({ lines } = {}) =>
        result(
          await dataOf(
            api.POST('/_resetkit/{provider}/checks/leaks', { params, body: lines ? { lines: [...lines] } : {} }),
          ),
        ),
      coverage: async ({ operations } = {}) =>
        result(
          await dataOf(
            api.POST('/_resetkit/{provider}/checks/coverage', {
              params,
              body: operations ? { operations: [...operations] } : {},
            }),
          ),
        ),
    },
  };
}

function result({ ok, findings }: components['schemas']['CheckResult']): CheckResult {
  return { ok, findings: findings.map((finding) => ({ ...finding, rows: finding.rows.map(rowOf) })) };
}
