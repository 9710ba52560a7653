import { type Ref, ref, watchEffect } from 'vue';
import { countDown } from '../common/count-down.ts';

/** The seconds until a moment, which may become another one. */
export function useSecondsLeft(until: () => number): Readonly<Ref<number>> {
  const seconds = ref(0);
  watchEffect((onCleanup) => {
    const stop = countDown(until(), (left) => {
      seconds.value = left;
    });
    onCleanup(stop);
  });
  return seconds;
}
