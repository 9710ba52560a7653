import { passwordResetPage } from '../../scripts/bundles/password-reset-page.ts';
import type { ListedProvider } from '../../scripts/providers.ts';
import type { Comparison, Contestant } from './contestant.ts';

/** What a file in `contestants/` says of a provider. */
export interface Contestants {
  /** What else resets passwords with it. */
  readonly others: readonly Contestant[];
  /** Our code, where it is not the usual. */
  readonly ours?: Contestant;
  /** What our page may weigh, in bytes minified and gzipped, if it misses the budget. */
  readonly pageLimit?: number;
}

/** Every provider with our SDK first. Rejects if `contestants/` has no file of one. */
export function comparisonsOf(providers: readonly Pick<ListedProvider, 'id' | 'title'>[]): Promise<Comparison[]> {
  return Promise.all(
    providers.map(async ({ id, title }) => {
      const usual = { name: `@resetkit/sdk/${id}`, code: passwordResetPage(id) };
      const { others, ours = usual }: Contestants = await import(`./contestants/${id}.ts`);
      return { provider: title, ours, others };
    }),
  );
}
