import type { AccountInput } from '../accounts.ts';
import type { Limits } from '../limits.ts';
import { isOfWorld } from './magic-addresses.ts';
import { type Stage, sceneOf } from './scene.ts';
import { expectSuccess, heldFrom } from './scripts.ts';
import type {
  ListedSituation,
  Situation,
  SituationPlan,
  SituationRequest,
  SituationScript,
  Situations,
} from './situation.ts';
import { type SituationName, situationNames } from './situation-names.ts';

/** What situations need of a mock server. */
export interface SituationWorld {
  readonly title: string;
  readonly plan: SituationPlan | undefined;
  /** The password of accounts that a situation makes: every rule of the backend accepts it. */
  readonly password: string;
  /** Throws if the backend could not have such an account. */
  checkAccount(account: AccountInput): void;
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
  return Object.entries<SituationScript>(plan?.scripts ?? {}).map(([name, script]) => ({
    name: name as Name,
    means: situationNames[name as SituationName],
    scope: isOfWorld(script) ? 'world' : 'account',
  }));
}

async function make(world: SituationWorld, name: string, request: SituationRequest): Promise<Situation> {
  const { title, plan } = world;
  const script = new Map(Object.entries<SituationScript>(plan?.scripts ?? {})).get(name);
  if (!plan || !script) {
    const known = Object.keys(plan?.scripts ?? {}).join(', ');
    throw new Error(`${title} has no situation ${JSON.stringify(name)}. Known: ${known}.`);
  }
  checkRequest(request);
  if (request.email !== undefined) world.checkAccount({ email: request.email });
  const limits = limitsOf(script, world);
  const now = await world.stageAt(0, limits, name);
  const reason = script.impossible?.(now.options, now.behindOptions);
  if (reason !== undefined) throw new Error(`${title} cannot be in the situation "${name}" now: ${reason}.`);
  const ago = agoOf(script, now);
  const asking = await world.stageAt(ago, script.limits === 'real' ? 'off' : limits, name);
  const account = await prepareAccount(world, asking, script, request.email);
  if (script.options) await world.setOptions(script.options);
  const asked = sceneOf(asking, account);
  const { status, body } = await asked.send(script.ask?.(asked) ?? plan.ask(asked));
  if (isPlain(script)) expectSuccess({ status, body, headers: {} }, `Situation "${name}": asking for the mail`);
  const held = heldFrom({ ...account, answer: { status, body } }, await asked.mail());
  const changed = await script.afterwards?.(sceneOf(now, account), held);
  if (script.limits === 'real') world.limitAll();
  else if (script.limits) world.limitAccount(account.email, limits);
  return changed ?? held;
}

/** How long ago the mail of a situation is asked for, in milliseconds. */
export function agoOf({ agoMs = 0 }: SituationScript, { options, behindOptions }: Stage): number {
  return typeof agoMs === 'function' ? agoMs(options, behindOptions) : agoMs;
}

function limitsOf({ limits }: SituationScript, { onlyLimits }: SituationWorld): Limits {
  if (limits === undefined) return 'off';
  return limits === 'real' ? 'real' : onlyLimits(limits);
}

/**
 * Makes the account as the situation needs it, and gives its address and password. One that is there is left alone if a
 * fresh reset of it is enough; otherwise it keeps what the situation does not change.
 */
export async function prepareAccount(
  { password, checkAccount }: SituationWorld,
  { directory, newEmail }: Stage,
  { account }: SituationScript,
  named: string | undefined,
): Promise<{ readonly email: string; readonly password: string }> {
  const given = { email: named ?? newEmail(), password };
  if (account === null) {
    await directory.remove(given.email);
    return given;
  }
  const kept = named === undefined ? undefined : await directory.seedOf?.(named);
  const prepared = { ...given, ...(kept?.password !== undefined && { password: kept.password }) };
  if (account === undefined && named !== undefined && (await directory.find(named))) return prepared;
  const fields = Object.entries({ ...kept, ...prepared, ...account }).filter(([, value]) => value !== undefined);
  const input = Object.fromEntries(fields) as unknown as AccountInput;
  checkAccount(input);
  await directory.put(input);
  return prepared;
}

/** Whether asking for the mail must succeed: nothing but the time differs from a fresh reset. */
function isPlain({ account, options, ask }: SituationScript): boolean {
  return account === undefined && options === undefined && ask === undefined;
}

function checkRequest(request: SituationRequest): void {
  const unknown = Object.keys(request).find((name) => name !== 'email');
  if (unknown !== undefined) throw new Error(`A situation is asked for with { email }, not with "${unknown}".`);
}
