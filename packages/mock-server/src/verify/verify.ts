import { createRandom } from '../core/random.ts';
import { type Difference, differences } from './compare.ts';
import { MissingValue } from './placeholders.ts';
import type { KnownDifference, RequestStep, Script, Step, VerifyPlan } from './script.ts';
import { createSide, type Run, type Side } from './side.ts';
import type { Target } from './target.ts';

/** A difference between the answers of server and mock. `known` is the reason of an intended one. */
export interface Drift extends Difference {
  /** The name of the script. */
  readonly script: string;
  /** The name of the step in it. */
  readonly step: string;
  /** The reason, if the difference is intended. */
  readonly known?: string;
}

/** A script that was not run, and why. */
export interface Skipped {
  /** The name of the script. */
  readonly script: string;
  /** Why, and which flag of `resetkit verify` would help. */
  readonly reason: string;
}

/** The result of a run. */
export interface Report {
  /** Steps that were compared. */
  readonly exchanges: number;
  /** Those of them without any difference. */
  readonly same: number;
  /** Those of them with known differences only. */
  readonly asKnown: number;
  /** All differences, including known ones. */
  readonly drifts: readonly Drift[];
  /** What was not run. */
  readonly skipped: readonly Skipped[];
}

/** How to run. */
export interface VerifySettings {
  /** The server that the mock is compared with. */
  readonly server: Target;
  /** The mock, in its initial state: see `mockTarget`. */
  readonly mock: Target;
  /** Whether to run scripts that change the server: that create accounts, send mails or end sessions. */
  readonly destructive: boolean;
  /** Values for the plan's parameters: tokens, keys and the like. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Runs only scripts whose name contains this text. */
  readonly only?: string;
  /** Called after each step. */
  readonly onStep?: (done: number, of: number, script: string) => void;
}

/** Sends a provider's scripts to a server and to its mock, and reports where the answers differ. Rejects if the server cannot be reached. */
export async function verify(plan: VerifyPlan, settings: VerifySettings): Promise<Report> {
  const parameters = { ...plan.parameters, ...settings.parameters };
  const chosen = plan.scripts.filter(({ name }) => name.includes(settings.only ?? ''));
  const skipped = chosen.flatMap((script) => {
    const reason = reasonToSkip(script, settings, parameters);
    return reason === undefined ? [] : [{ script: script.name, reason }];
  });
  const run = chosen.filter(({ name }) => !skipped.some(({ script }) => script === name));
  const total = run.reduce((sum, { steps }) => sum + steps.length, 0);
  const addresses = createAddresses();
  const drifts: Drift[] = [];
  let exchanges = 0;
  let same = 0;
  let asKnown = 0;
  for (const script of run) {
    const common = newRun(parameters, addresses);
    const sides = [createSide(plan, settings.server, common), createSide(plan, settings.mock, common)] as const;
    for (const step of script.steps) {
      const found = (await compareStep(step, sides)).map((one) => withReason(plan, script, step, one));
      exchanges += 1;
      if (found.length === 0) same += 1;
      else if (found.every(({ known }) => known !== undefined)) asKnown += 1;
      drifts.push(...found);
      settings.onStep?.(exchanges, total, script.name);
    }
  }
  return { exchanges, same, asKnown, drifts, skipped };
}

function reasonToSkip(
  { safe, steps, needs = [] }: Script,
  { destructive, server }: VerifySettings,
  parameters: Readonly<Record<string, string>>,
): string | undefined {
  if (!safe && !destructive) return 'changes the server: needs --destructive';
  const lacking = needs.filter((name) => !parameters[name]);
  if (lacking.length > 0) return `needs ${lacking.map((name) => `--set ${name}=…`).join(' ')}`;
  const readsMail = steps.some((step) => 'mailTo' in step);
  return readsMail && !server.mailTo ? 'reads mail: needs --outbox' : undefined;
}

async function compareStep(step: Step, [server, mock]: readonly [Side, Side]): Promise<readonly Difference[]> {
  try {
    return differences(await server.run(step), await mock.run(step));
  } catch (error) {
    if (!(error instanceof MissingValue)) throw error;
    const what = `not sent: no earlier step has saved {{${error.message}}}`;
    return [{ what, server: '(not sent)', mock: '(not sent)' }];
  }
}

function withReason({ knownDifferences }: VerifyPlan, script: Script, step: Step, found: Difference): Drift {
  const place = `${script.name} / ${step.name}: ${found.what}`;
  const known: KnownDifference | undefined = knownDifferences.find(({ at }) => at.test(place));
  return { script: script.name, step: step.name, ...found, ...(known && { known: known.reason }) };
}

/** Makes addresses of a private network that differ between runs, so that limits of an earlier run do not count. */
function createAddresses(): () => string {
  const [a = 0, b = 0] = createRandom().bytes(2);
  let count = 0;
  return () => {
    count += 1;
    return `10.${a}.${(b + (count >> 8)) & 255}.${count & 255}`;
  };
}

function newRun(parameters: Readonly<Record<string, string>>, next: () => string): Run {
  const named = new Map<string, string>();
  const own = new Map<RequestStep, string[]>();
  return {
    id: `r${createRandom().hex(4)}`,
    parameters: new Map(Object.entries(parameters)),
    addressOf(step, time) {
      if (step.from !== undefined) {
        const address = named.get(step.from) ?? next();
        named.set(step.from, address);
        return address;
      }
      // Both sides are asked from the same address.
      const list = own.get(step) ?? [];
      own.set(step, list);
      const address = list[time] ?? next();
      list[time] = address;
      return address;
    },
  };
}
