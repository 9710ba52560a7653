import type { AnyFailure, ResultPromise } from '@resetkit/sdk';

/** A step of the reset, as a form wants it. */
export interface Step {
  /** Takes it. What it leads to is the next state of the reset. */
  run(event: Event): Promise<void>;
  /** Until it has ended. */
  readonly isRunning: boolean;
  /** Why it did not work the last time. */
  readonly error: AnyFailure | undefined;
}

/** Watches a step. It never throws, so there is nothing to catch. */
export function createStep(take: () => ResultPromise<unknown>): Step {
  let isRunning = $state(false);
  let error = $state.raw<AnyFailure>();
  return {
    get isRunning() {
      return isRunning;
    },
    get error() {
      return error;
    },
    async run(event) {
      event.preventDefault();
      isRunning = true;
      error = (await take()).error;
      isRunning = false;
    },
  };
}
