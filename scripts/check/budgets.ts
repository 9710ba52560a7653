/** How many bytes gzipped a page may load to reset passwords: with the whole client of a provider, or with the small one. */
export interface Budget {
  readonly whole: number;
  readonly small: number;
}

/** By provider; what one says goes for no other. Why so much: docs/decisions/the-size-of-a-client.md. */
export const BUDGETS: Readonly<Record<string, Budget>> = {
  apphandoff: { whole: 5_500, small: 4_950 },
  insforge: { whole: 5_750, small: 5_250 },
  'stack-auth': { whole: 6_400, small: 5_200 },
  supabase: { whole: 6_450, small: 5_600 },
  unleash: { whole: 5_400, small: 4_950 },
};
