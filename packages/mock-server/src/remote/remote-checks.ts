import { askedSecret, checkCoverage, checkEnumeration, checkLeaks } from '../core/checks/check-arguments.ts';
import type { CheckResult, Checks } from '../core/checks/finding.ts';
import type { Explain } from '../core/explain/explanation.ts';
import { type ControlApi, dataOf } from './control-api.ts';
import { type RowOnTheWire, rowFrom } from './remote-journal.ts';

/** What a mock server on a port tells of secrets, and what it checks. */
export function remoteChecks(
  api: ControlApi,
  provider: string,
): { readonly explain: Explain; readonly checks: Checks } {
  const params = { path: { provider } };
  return {
    async explain(asked) {
      const body = { secret: askedSecret(asked) };
      const { events, ...told } = await dataOf(api.POST('/_resetkit/{provider}/explain', { params, body }));
      return { ...told, events: events.map((event) => ({ ...event, row: rowFrom(event.row) })) };
    },
    checks: {
      async enumeration(accounts) {
        checkEnumeration(accounts);
        const path = '/_resetkit/{provider}/checks/enumeration';
        return resultFrom(await dataOf(api.POST(path, { params, body: accounts })));
      },
      async leaks(seen) {
        checkLeaks(seen);
        const body = seen?.lines ? { lines: [...seen.lines] } : {};
        return resultFrom(await dataOf(api.POST('/_resetkit/{provider}/checks/leaks', { params, body })));
      },
      async coverage(which) {
        checkCoverage(which);
        const body = which?.operations ? { operations: [...which.operations] } : {};
        return resultFrom(await dataOf(api.POST('/_resetkit/{provider}/checks/coverage', { params, body })));
      },
    },
  };
}

type ResultOnTheWire = Omit<CheckResult, 'findings'> & {
  readonly findings: readonly (Omit<CheckResult['findings'][number], 'rows'> & {
    readonly rows: readonly RowOnTheWire[];
  })[];
};

function resultFrom({ ok, findings }: ResultOnTheWire): CheckResult {
  return { ok, findings: findings.map((finding) => ({ ...finding, rows: finding.rows.map(rowFrom) })) };
}
