import type { LifeCycle } from '../life-cycle.ts';
import type { MockControl } from '../mock-control.ts';
import { createExplain } from './explain.ts';
import type { ExplainParts } from './explain-parts.ts';
import { createFates } from './tell-fates.ts';
import { createTimeline } from './tell-timeline.ts';

/** What is told of the lives of secrets and accounts. */
export type Lives = Pick<MockControl, 'explain' | 'fates' | 'timeline'>;

/** Makes what tells the lives of secrets and accounts. It waits until the mock server is ready. */
export function createLives(parts: ExplainParts, { settled }: Pick<LifeCycle, 'settled'>): Lives {
  const explain = createExplain(parts);
  const fates = createFates(parts);
  const timeline = createTimeline(parts);
  return {
    explain: (asked) => settled().then(() => explain(asked)),
    fates: (filter) => settled().then(() => fates(filter)),
    timeline: (email) => settled().then(() => timeline(email)),
  };
}
