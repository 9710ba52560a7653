import { passwordResetPage } from '../../scripts/bundles/password-reset-page.ts';
import type { ListedProvider } from '../../scripts/providers.ts';
import type { Comparison, Contestant } from './contestant.ts';

/** What a file in `contestants/` says of a provider: what else resets passwords with it, and our code where it is not the usual. */
interface Contestants {
  readonly others: readonly Contestant[];
  readonly ours?: Contestant;
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
