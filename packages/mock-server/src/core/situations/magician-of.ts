import type { AccountInput } from '../accounts.ts';
import type { WrittenJournal } from '../journal/journal.ts';
import type { Provider } from '../provider.ts';
import { createMagician, type Magician, type MagicParts } from './magic.ts';

/** The parts of a mock server that magic addresses need. */
export interface MagicianParts extends Pick<MagicParts, 'world' | 'backend' | 'openAt' | 'outbox'> {
  readonly journal: Pick<WrittenJournal, 'emailOf'>;
}

/** What watches for magic addresses. Their accounts have the seed's first password, or else that of the demo account. */
export function magicianOf(
  { demo, described }: Pick<Provider, 'demo' | 'described'>,
  seed: readonly AccountInput[],
  { world, backend, openAt, journal, outbox }: MagicianParts,
): Magician {
  const password = seed.find((account) => account.password !== undefined)?.password ?? demo.password;
  return createMagician({
    world: { ...world, password },
    backend,
    openAt,
    emailOf: journal.emailOf,
    exampleOf: async (operation, status) => ({ status, ...(await described()).examples[operation]?.[status] }),
    outbox,
  });
}
