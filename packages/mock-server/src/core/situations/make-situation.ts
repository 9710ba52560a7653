import type { Limits } from '../limits.ts';
import { checkRequest } from './check-request.ts';
import { isOfWorld } from './magic-addresses.ts';
import { type PreparedAccount, type PreparingParts, prepareAccount } from './prepare-account.ts';
import { type Stage, sceneOf } from './scene.ts';
import { expectMail, heldFrom } from './scripts.ts';
import { scriptNamed, scriptsOf } from './scripts-of.ts';
import type {
  ListedSituation,
  SceneReply,
  Situation,
  SituationPlan,
  SituationRequest,
  SituationScript,
  Situations,
} from './situation.ts';
import { situationNames } from './situation-names.ts';

/** What situations need of a mock server. */
export interface SituationWorld extends PreparingParts {
  readonly title: string;
  readonly plan: SituationPlan | undefined;
  /** The backend over the same store, with a clock that runs behind by some milliseconds, and with these limits. */
  stageAt(behindMs: number, limits: Limits, situation: string): Promise<Stage>;
  /** Changes options of the world. */
  setOptions(patch: object): Promise<unknown>;
  /** Turns all limits of the world on. */
  limitAll(): void;
  /** Turns limits on for one account, even where limits are off. */
  limitAccount(email: string, limits: Limits): void;
  /** Limits of which only those with these names are on, as on the real server. */
  onlyLimits(names: readonly string[]): Limits;
}

/** The situations of a mock server. */
export function createSituations<Name extends string>(world: SituationWorld): Situations<Name> {
  return {
    make: (name, request = {}) => make(world, name, request),
    list: async () => listed(world.plan),
  };
}

function listed<Name extends string>(plan: SituationPlan | undefined): readonly ListedSituation<Name>[] {
  return [...scriptsOf(plan)].map(([name, script]) => ({
    // Those of a plan are the names of its backend.
    name: name as string as Name,
    means: situationNames[name],
    scope: isOfWorld(script) ? 'world' : 'account',
  }));
}

async function make(world: SituationWorld, name: string, request: SituationRequest): Promise<Situation> {
  const { title } = world;
  const { plan, script } = scriptNamed(title, world.plan, name);
  checkRequest(request);
  if (request.email !== undefined) world.checkAccount({ email: request.email });
  const cannotBe = (reason: string): Error =>
    new Error(`${title} cannot be in the situation "${name}" now: ${reason.replace(/\.$/, '')}.`);
  const limits = limitsOf(script, world);
  const now = await world.stageAt(0, limits, name);
  const reason = script.impossible?.(now.options, now.behindOptions);
  if (reason !== undefined) throw cannotBe(reason);
  const asking = await world.stageAt(agoOf(script, now), script.limits === 'real' ? 'off' : limits, name);
  const account = await prepareAccount(world, asking, script, request.email);
  try {
    return await play(world, script, { asking, now, account, limits, ask: script.ask ?? plan.ask });
  } catch (error) {
    await account.undo();
    throw cannotBe(error instanceof Error ? error.message : String(error));
  }
}

/** Where and for whom a situation is played. */
interface Staging {
  /** When the mail is asked for. */
  readonly asking: Stage;
  readonly now: Stage;
  readonly account: PreparedAccount;
  readonly limits: Limits;
  readonly ask: SituationPlan['ask'];
}

async function play(
  world: SituationWorld,
  script: SituationScript,
  { asking, now, account, limits, ask }: Staging,
): Promise<Situation> {
  const { email, password } = account;
  if (script.options) await world.setOptions(script.options);
  const asked = sceneOf(asking, account);
  const reply = await asked.send(ask(asked));
  const mail = await asked.mail();
  if (needsMail(script, reply)) expectMail(reply, mail);
  const held = heldFrom({ email, password, answer: { status: reply.status, body: reply.body } }, mail);
  const changed = await script.afterwards?.(sceneOf(now, account), held);
  if (script.limits === 'real') world.limitAll();
  else if (script.limits) world.limitAccount(email, limits);
  return changed ?? held;
}

/** Whether a situation is none without a mail. An account that is limited already is as it has to be. */
function needsMail({ account, options, limits }: SituationScript, { isLimited }: SceneReply): boolean {
  return account !== null && !options && !(limits && isLimited);
}

/** How long ago the mail of a situation is asked for, in milliseconds. */
export function agoOf({ agoMs = 0 }: SituationScript, { options, behindOptions }: Stage): number {
  return typeof agoMs === 'function' ? agoMs(options, behindOptions) : agoMs;
}

function limitsOf({ limits }: SituationScript, { onlyLimits }: SituationWorld): Limits {
  if (limits === undefined) return 'off';
  return limits === 'real' ? 'real' : onlyLimits(limits);
}
