import type { CheckResult, Checks } from '../core/checks/finding.ts';
import type { Explain, Explanation } from '../core/explain/explanation.ts';
import { type ControlApi, dataOf } from './control-api.ts';

/** What a mock server on a port tells of secrets, and what it checks. */
export function remoteChecks(
  api: ControlApi,
  provider: string,
): { readonly explain: Explain; readonly checks: Checks } {
  const params = { path: { provider } };
  return {
    async explain(asked) {
      const body = { secret: typeof asked === 'string' ? asked : asked.id };
      return (await dataOf(api.POST('/_resetkit/{provider}/explain', { params, body }))) as unknown as Explanation;
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

/** Names and values of headers are pairs, which the description can only call lists. */
function result(found: unknown): CheckResult {
  return found as CheckResult;
}
