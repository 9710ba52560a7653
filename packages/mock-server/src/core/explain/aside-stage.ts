import type { Aside } from '../aside.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import type { CurrentPlace } from '../place.ts';
import type { Provider } from '../provider.ts';
import type { RunningBackend } from '../running-backend.ts';
import type { Stage } from '../situations/scene.ts';
import { withSafeHeaders } from '../wire.ts';
import type { World } from '../world.ts';

/** The parts of a mock server that are needed to try something without consequences. */
export interface AsideParts {
  readonly provider: Pick<Provider, 'resetSteps' | 'situations' | 'behind' | 'schemas' | 'described'> & {
    readonly demo: { readonly password: string };
  };
  readonly world: World<unknown>;
  readonly place: Pick<CurrentPlace, 'get'>;
  openAside(aside: Aside): Promise<RunningBackend>;
  /** The backing server's backend in a world aside. `undefined` if there is none. */
  openBehindAside(aside: Aside): Promise<RunningBackend | undefined>;
}

/** A stage in a world aside. */
export interface AsideStage extends Stage {
  /** The requests that were made there. */
  readonly entries: readonly Omit<JournalEntry, 'id'>[];
}

/** Something that nobody else has as a password, and that every rule of the backend accepts. */
const passwordEnd = '-Aside-7';

/** Options with which a request is answered that no app has prepared, and without asking anybody else. */
function optionsAside(provider: AsideParts['provider'] | undefined): object {
  return { ...provider?.situations?.requestOptions, ...provider?.resetSteps?.alone };
}

/** Opens a backend in a world aside. `ip` is the address of its next request. */
export async function asideStage(
  { provider, world, place, openAside }: AsideParts,
  backend: 'own' | RunningBackend,
  aside: Aside,
  ip = '127.0.0.1',
): Promise<AsideStage> {
  const opened = backend === 'own' ? await openAside(aside) : backend;
  const { value } = await world.optionsStore.state();
  const alone = Object.assign({}, ...[provider.behind, provider].map(optionsAside));
  const entries: Omit<JournalEntry, 'id'>[] = [];
  return {
    directory: opened.directory,
    options: Object(value),
    behindOptions: (await world.backing?.options()) ?? {},
    newPassword: `${provider.demo.password}${passwordEnd}`,
    async handle(request) {
      const trace: JournalEntry['trace'] = { mails: [] };
      const from = { ...request, ip };
      const turn = { trace, limits: aside.limits, options: alone };
      const reply = withSafeHeaders(await opened.handle(from, turn));
      entries.push({ at: world.clock.now() - aside.behindMs, request: from, reply, trace });
      return { reply, isLimited: trace.limit !== undefined };
    },
    knows: opened.knows,
    get mails() {
      return entries.flatMap(({ trace }) => trace.mails.map(world.outbox.whole));
    },
    newEmail: () => `aside-${entries.length}@example.com`,
    place: place.get(),
    entries,
  };
}
