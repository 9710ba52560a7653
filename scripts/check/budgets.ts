/** How many bytes gzipped a page may load to reset passwords: with the whole client of a provider, or with the small one. */
export interface Budget {
  readonly whole: number;
  readonly small: number;
}

/** By provider; what one says goes for no other. Why so much: docs/decisions/the-size-of-a-client.md. */
export const BUDGETS: Readonly<Record<string, Budget>> = {
  apphandoff: { whole: 5_300, small: 5_200 },
  insforge: { whole: 5_500, small: 5_300 },
  'stack-auth': { whole: 6_150, small: 5_700 },
  supabase: { whole: 6_050, small: 5_800 },
  unleash: { whole: 5_250, small: 5_050 },
};
