import type { AnyFailure } from './error.ts';
import type { Failed } from './result.ts';

/** How a step of a reset ended. Its error is that of any operation, so that one `switch` fits all backends. */
export type StepResult<Data> = Succeeded<Data> | Failed<AnyFailure>;

/** A step that worked. */
export interface Succeeded<Data> {
  /** What the step has led to. */
  readonly data: Data;
  /** There is none. */
  readonly error: undefined;
  /** `undefined` where nothing had to be asked. */
  readonly response: Response | undefined;
}

/** What a step promises: never rejects, unless asked to. */
export interface StepPromise<Data> extends Promise<StepResult<Data>> {
  /** The data alone; rejects with a `ResetkitError` where the result would have an `error`. */
  orThrow(): Promise<Data>;
}
