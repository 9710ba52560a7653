import type { WrittenJournal } from '../journal/journal.ts';
import type { LimitedAccounts } from '../limited-accounts.ts';
import { type Limits, unlimited } from '../limits.ts';
import type { Message } from '../message.ts';
import type { CurrentPlace } from '../place.ts';
import type { Provider } from '../provider.ts';
import type { RunningBackend } from '../running-backend.ts';
import type { Setting } from '../setting.ts';
import type { Turn } from '../turn.ts';
import { withSafeHeaders } from '../wire.ts';
import type { World } from '../world.ts';
import type { SituationWorld } from './make-situation.ts';
import type { Stage } from './scene.ts';

/** The parts of a mock server that situations need. */
export interface SituationParts {
  readonly provider: Pick<Provider, 'title' | 'situations' | 'demo' | 'checkAccount' | 'limits'>;
  readonly world: World<unknown>;
  readonly limits: Setting<Limits>;
  readonly limited: LimitedAccounts;
  readonly journal: WrittenJournal;
  openAt(behindMs: number): Promise<RunningBackend>;
  readonly place: Pick<CurrentPlace, 'get'>;
}

/** What situations need, made of the parts of a mock server. */
export function situationWorld(parts: SituationParts): SituationWorld {
  const { provider, world, limits, limited } = parts;
  const { title, situations, demo, checkAccount } = provider;
  return {
    title,
    plan: situations,
    password: demo.password,
    checkAccount,
    stageAt: (behindMs, inForce, situation) => stageAt(parts, behindMs, inForce, situation),
    setOptions: (patch) => world.optionsStore.set(patch),
    limitAll: () => limits.set('real'),
    limitAccount: limited.add,
    onlyLimits: (names) => onlyLimits(provider.limits, names),
  };
}

async function stageAt(
  { provider, world, journal, openAt, place }: SituationParts,
  behindMs: number,
  limits: Limits,
  situation: string,
): Promise<Stage> {
  const backend = await openAt(behindMs);
  const { value } = await world.optionsStore.state();
  const mails: Message[] = [];
  const options = provider.situations?.requestOptions;
  const here = place.get();
  const behindUrl = world.backing?.baseUrlFor(here);
  return {
    directory: backend.directory,
    options: Object(value),
    behindOptions: (await world.backing?.options()) ?? {},
    // Another one each time: backends refuse passwords that an account had before. No character stands twice in a row.
    newPassword: [provider.demo.password, ...world.random.hex(4)].join('-'),
    async handle(request) {
      const turn: Turn = { trace: { mails: [], situation }, limits, ...(options && { options }) };
      const reply = withSafeHeaders(await backend.handle(request, turn));
      mails.push(...turn.trace.mails.map(world.outbox.whole));
      journal.add({ at: world.clock.now() - behindMs, request, reply, trace: turn.trace });
      return { reply, isLimited: turn.trace.limit !== undefined };
    },
    knows: backend.knows,
    mails,
    newEmail: () => `${situation}-${world.random.hex(4)}@example.com`,
    place: { ...here, ...(behindUrl !== undefined && { behindUrl }) },
  };
}

/** The limits of a backend, of which only those with these names refuse anything. */
function onlyLimits(all: Provider['limits'], names: readonly string[]): Limits {
  const others = Object.keys(all).filter((name) => !names.includes(name));
  return Object.fromEntries(others.map((name) => [name, { max: unlimited }]));
}
