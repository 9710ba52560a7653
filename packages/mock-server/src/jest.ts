import type {} from 'expect'; // Without it the compiler does not see the module.
import type { ResetMatchers } from './testing/matchers.ts';

export type { MatcherResult, MatcherState, ResetMailWait, ResetMatchers } from './testing/matchers.ts';
export { resetMatchers } from './testing/matchers.ts';

// The `expect` of `@jest/globals`.
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends ResetMatchers<Promise<void>> {}
}

// The global one of `@types/jest`.
declare global {
  // biome-ignore lint/style/noNamespace: it is one.
  namespace jest {
    interface Matchers<R, T = {}> extends ResetMatchers<Promise<void>> {}
  }
}
