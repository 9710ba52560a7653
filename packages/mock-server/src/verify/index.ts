export type { Difference } from './compare.ts';
export { type MockTargetSettings, mockTarget } from './mock-target.ts';
export { outboxAt } from './outbox.ts';
export { plans } from './plans.ts';
export { figures, reportTable } from './table.ts';
export type { SeenMail, Target } from './target.ts';
export { type Drift, type Report, type Skipped, type VerifySettings, verify } from './verify.ts';
