/** How many bytes gzipped a page may load to reset passwords: with the whole client of a provider, or with the small one. */
export interface Budget {
  readonly whole: number;
  readonly small: number;
}

/** By provider; what one says goes for no other. Why so much: docs/decisions/the-size-of-a-client.md. */
export const BUDGETS: Readonly<Record<string, Budget>> = {
  apphandoff: { whole: 5_650, small: 5_100 },
  insforge: { whole: 5_900, small: 5_400 },
  'stack-auth': { whole: 6_500, small: 5_350 },
  supabase: { whole: 6_600, small: 5_800 },
  unleash: { whole: 5_550, small: 5_100 },
};
