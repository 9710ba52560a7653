import type { AnyPasswordReset, ResetState } from '@resetkit/sdk';
import { createSubscriber } from 'svelte/reactivity';

/** Where the reset is. What reads `current` while it renders is rendered again when that changes. */
export function watchState(reset: AnyPasswordReset): { readonly current: ResetState } {
  const watch = createSubscriber((update) => reset.subscribe(update));
  return {
    get current() {
      watch();
      return reset.state;
    },
  };
}
