import type { LifeCycle } from '../life-cycle.ts';
import type { ExplainParts } from './explain-parts.ts';
import type { Lives } from './lives.ts';

/** What tells the lives of secrets and accounts. It is loaded when it is asked first: a start would wait for it. */
export function lazyLives(parts: ExplainParts, life: Pick<LifeCycle, 'settled'>): Lives {
  let made: Lives | undefined;
  const lives = async (): Promise<Lives> => {
    const { createLives } = await import('./lives.ts');
    made ??= createLives(parts, life);
    return made;
  };
  return {
    explain: async (asked) => (await lives()).explain(asked),
    fates: async (filter) => (await lives()).fates(filter),
    timeline: async (email) => (await lives()).timeline(email),
  };
}
