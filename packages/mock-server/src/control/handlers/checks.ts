import type { CheckResult } from '../../core/checks/finding.ts';
import { type Controlled, mockOf } from '../world.ts';
import { shownRow } from './journal.ts';
import { orBadRequest, type Reply, type Request } from './types.ts';

/** The life of a secret. */
export async function explainSecret(
  { path, body }: Request<'explainSecret'>,
  world: Controlled,
): Promise<Reply<'explainSecret'>> {
  const mock = mockOf(path.provider, world);
  return orBadRequest(async () => {
    const { events, ...explanation } = await mock.explain(body.secret);
    return { status: 200, body: { ...explanation, events: events.map((one) => ({ ...one, row: shownRow(one.row) })) } };
  });
}

/** Compares a known and an unknown account. */
export async function checkEnumeration(
  { path, body }: Request<'checkEnumeration'>,
  world: Controlled,
): Promise<Reply<'checkEnumeration'>> {
  const { checks } = mockOf(path.provider, world);
  return orBadRequest(async () => ({ status: 200, body: shown(await checks.enumeration(body)) }));
}

/** Looks for secrets where they do not belong. */
export async function checkLeaks(
  { path, body }: Request<'checkLeaks'>,
  world: Controlled,
): Promise<Reply<'checkLeaks'>> {
  const { checks } = mockOf(path.provider, world);
  return { status: 200, body: shown(await checks.leaks(body)) };
}

/** Compares the answers with the description. */
export async function checkCoverage(
  { path, body }: Request<'checkCoverage'>,
  world: Controlled,
): Promise<Reply<'checkCoverage'>> {
  const { checks } = mockOf(path.provider, world);
  return orBadRequest(async () => ({ status: 200, body: shown(await checks.coverage(body)) }));
}

type Shown = Extract<Reply<'checkLeaks'>, { status: 200 }>['body'];

function shown({ ok, findings }: CheckResult): Shown {
  return { ok, findings: findings.map((finding) => ({ ...finding, rows: finding.rows.map(shownRow) })) };
}
