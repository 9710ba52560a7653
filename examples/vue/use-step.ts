import type { AnyFailure, ResultPromise } from '@resetkit/sdk';
import { type Ref, ref, type ShallowRef, shallowRef } from 'vue';

/** A step of the reset, as a form wants it. */
export interface Step {
  /** Takes it. What it leads to is the next state of the reset. */
  run(): Promise<void>;
  /** Until it has ended. */
  readonly isRunning: Readonly<Ref<boolean>>;
  /** Why it did not work the last time. */
  readonly error: Readonly<ShallowRef<AnyFailure | undefined>>;
}

/** Watches a step. It never throws, so there is nothing to catch. */
export function useStep(take: () => ResultPromise<unknown>): Step {
  const isRunning = ref(false);
  const error = shallowRef<AnyFailure>();
  const run = async () => {
    isRunning.value = true;
    error.value = (await take()).error;
    isRunning.value = false;
  };
  return { run, isRunning, error };
}
