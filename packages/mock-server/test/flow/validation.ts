import { validateWith } from '@resetkit/sdk';
import { schemas as apphandoff } from '@resetkit/sdk/apphandoff/schemas';
import { schemas as insforge } from '@resetkit/sdk/insforge/schemas';
import { schemas as stackAuth } from '@resetkit/sdk/stack-auth/schemas';
import { schemas as supabase } from '@resetkit/sdk/supabase/schemas';
import { schemas as unleash } from '@resetkit/sdk/unleash/schemas';
import type { Provider, Tune } from './backends.ts';

/** What holds the answers of each backend against its spec. */
export const validators = {
  apphandoff: validateWith(apphandoff),
  insforge: validateWith(insforge),
  'stack-auth': validateWith(stackAuth),
  supabase: validateWith(supabase),
  unleash: validateWith(unleash),
} as const satisfies Record<Provider, unknown>;

/** Switches validation on. */
export const validated: Tune = (provider) => ({ validate: validators[provider] });

/** The same, and an answer whose body is not empty is replaced, once there is something to replace it with. */
export function tampered(change: () => ((body: unknown, status: number) => Response) | undefined): Tune {
  return (provider, fetch) => ({
    ...validated(provider, fetch),
    async fetch(request) {
      const response = await fetch(request);
      const replace = change();
      const text = replace ? await response.text() : '';
      return replace ? replace(text && JSON.parse(text), response.status) : response;
    },
  });
}
