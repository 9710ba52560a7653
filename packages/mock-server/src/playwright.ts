export type { Inbox } from './playwright/inbox.ts';
export type { MockTest, MockTestSettings, PlaywrightFixtures } from './playwright/mock-test.ts';
export { mockTest } from './playwright/mock-test.ts';
export { routeMock } from './playwright/route-mock.ts';
export type { MatcherResult, MatcherState, ResetMailWait, ResetMatchers } from './testing/matchers.ts';
export { resetMatchers } from './testing/matchers.ts';
