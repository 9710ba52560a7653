import type { BackendTypes } from '../backend-types.ts';
import { backingAt } from '../backing-server.ts';
import type { WrittenJournal } from '../journal/journal.ts';
import type { LifeCycle } from '../life-cycle.ts';
import type { CurrentPlace } from '../place.ts';
import type { Provider } from '../provider.ts';
import type { ControlledMockServer } from '../server.ts';
import type { World } from '../world.ts';
import { worldAside } from '../world-aside.ts';
import type { ExplainParts } from './explain-parts.ts';

/** The parts of a mock server from which a world aside is opened. */
export interface OpeningParts<T extends BackendTypes> {
  readonly provider: ExplainParts['provider'] & Pick<Provider<T>, 'open'>;
  readonly world: World<T['options']>;
  readonly behind: ControlledMockServer | undefined;
  readonly journal: WrittenJournal;
  readonly acts: ExplainParts['acts'];
  readonly life: Pick<LifeCycle, 'ready'>;
  readonly place: Pick<CurrentPlace, 'get'>;
}

/** What is needed to try something without consequences, made of the parts of a mock server. */
export function asideParts<T extends BackendTypes>(parts: OpeningParts<T>): ExplainParts {
  const { provider, world, behind, journal, acts, life, place } = parts;
  return {
    provider,
    world,
    place,
    journal,
    acts,
    journalBehind: behind?.journal,
    async openAside(aside) {
      await life.ready();
      const past = behind && backingAt(world.backing, await behind.shared.openAside(aside), behind.provider);
      return provider.open(worldAside(world, aside, past));
    },
    openBehindAside: async (aside) => behind?.shared.openAside(aside),
  };
}
