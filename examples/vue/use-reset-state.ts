import type { AnyPasswordReset, ResetState } from '@resetkit/sdk';
import { onScopeDispose, type ShallowRef, shallowRef } from 'vue';

/** Where the reset is, for as long as the component is there. Shallow, because each change is a new object. */
export function useResetState(reset: AnyPasswordReset): Readonly<ShallowRef<ResetState>> {
  const state = shallowRef(reset.state);
  const stop = reset.subscribe(() => {
    state.value = reset.state;
  });
  onScopeDispose(stop);
  return state;
}
