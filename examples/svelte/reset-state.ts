import type { ResetState } from '@resetkit/sdk';
import { createSubscriber } from 'svelte/reactivity';
import type { ResetFlow } from '../common/reset-flow.ts';

/** Where the reset is. What reads `current` while it renders is rendered again when that changes. */
export function watchState(reset: ResetFlow): { readonly current: ResetState } {
  const watch = createSubscriber((update) => reset.subscribe(update));
  return {
    get current() {
      watch();
      return reset.state;
    },
  };
}
