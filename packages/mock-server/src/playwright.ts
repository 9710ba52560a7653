export type { Inbox } from './playwright/inbox.ts';
export type { MockTest, PlaywrightFixtures } from './playwright/mock-test.ts';
export { mockTest } from './playwright/mock-test.ts';
export type { MockTestSettings } from './playwright/mock-test-settings.ts';
export { routeMock } from './playwright/route-mock.ts';
export type { MatcherResult, MatcherState, ResetMailWait, ResetMatchers } from './testing/matchers.ts';
export { resetMatchers } from './testing/matchers.ts';
