import type { LifeCycle } from '../life-cycle.ts';
import { once } from '../once.ts';
import type { ExplainParts } from './explain-parts.ts';
import type { Lives } from './lives.ts';

/** What tells the lives of secrets and accounts. It is loaded when it is asked first: a start would wait for it. */
export function lazyLives(parts: ExplainParts, life: Pick<LifeCycle, 'settled'>): Lives {
  const lives = once(async () => (await import('./lives.ts')).createLives(parts, life));
  return {
    explain: async (asked) => (await lives()).explain(asked),
    fates: async (filter) => (await lives()).fates(filter),
    timeline: async (email) => (await lives()).timeline(email),
  };
}
