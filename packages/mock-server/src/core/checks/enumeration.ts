import { type AsideStage, asideStage } from '../explain/aside-stage.ts';
import type { ExplainParts } from '../explain/explain-parts.ts';
import type { ResetSteps } from '../explain/reset-steps.ts';
import { rowOf } from '../journal/row-of.ts';
import type { RunningBackend } from '../running-backend.ts';
import { sceneOf } from '../situations/scene.ts';
import { type CheckResult, type Finding, resultOf } from './finding.ts';
import { differences, type Side } from './sides.ts';

/** Compares what a known and an unknown account get when a reset mail is asked for, in a world aside. */
export async function enumeration(
  parts: ExplainParts,
  { known, unknown }: { readonly known: string; readonly unknown: string },
): Promise<CheckResult> {
  const steps = parts.provider.resetSteps;
  if (!steps) throw new Error('It is not known how this backend is asked for a reset mail.');
  const waited = { ms: 0 };
  const sleep = async (ms: number): Promise<void> => {
    waited.ms += ms;
  };
  const aside = { behindMs: 0, limits: 'real', delays: 'real', sleep } as const;
  const backend = await parts.openAside(aside);
  await checkAccounts(backend, known, unknown);
  let asked = 0;
  /** Each request comes from an address of its own: limits of an address say nothing of an account. */
  const ask = async (email: string): Promise<Side> => {
    asked += 1;
    waited.ms = 0;
    const stage = await asideStage(parts, backend, aside, `198.51.100.${asked}`);
    return askFor(stage, steps, email, () => waited.ms, asked);
  };
  const other = `other-${unknown}`;
  const findings: Finding[] = [];
  for (const when of ['', 'Asked again at once, ']) {
    const sides = [await ask(known), await ask(unknown), await ask(other)] as const;
    findings.push(...differences(...sides, when), ...mailFindings(sides[0], sides[1], when));
  }
  return resultOf(findings);
}

async function checkAccounts({ directory }: RunningBackend, known: string, unknown: string): Promise<void> {
  if (!(await directory.find(known))) throw new Error(`Expected an account as known: ${known} has none.`);
  if (await directory.find(unknown)) throw new Error(`Expected no account as unknown: ${unknown} has one.`);
}

async function askFor(
  stage: AsideStage,
  steps: ResetSteps,
  email: string,
  waitsMs: () => number,
  count: number,
): Promise<Side> {
  const scene = sceneOf(stage, { email, password: '' });
  await scene.send(steps.ask(scene));
  const [entry] = stage.entries;
  if (!entry) throw new Error('The request was not made.');
  const row = rowOf({ id: `aside-${count}`, ...entry }, email, false);
  return { email, row, mails: entry.trace.mails.length, waitsMs: waitsMs() };
}

/** A mail to nobody; or none to somebody, although the answer is one of success. */
function mailFindings(known: Side, unknown: Side, when: string): readonly Finding[] {
  const { operation, response } = known.row;
  const finding = (sentence: string, side: Side): Finding => ({
    kind: 'mails',
    ...(operation !== undefined && { operation }),
    sentence,
    rows: [side.row],
  });
  const isMissing = when === '' && known.mails === 0 && (response?.status ?? 500) < 400;
  return [
    ...(isMissing ? [finding(`${operation} sent no mail to ${known.email}, which has an account.`, known)] : []),
    ...(unknown.mails > 0
      ? [finding(`${operation} sent a mail to ${unknown.email}, which has no account.`, unknown)]
      : []),
  ];
}
