import { validateWith } from '@resetkit/sdk';
import { registry } from '../../src/registry.ts';
import type { Tune } from './world.ts';

type Validate = ReturnType<typeof validateWith>;

/** What holds the answers of each backend against its spec. */
export const validators: Readonly<Record<string, Validate>> = Object.fromEntries(
  await Promise.all(
    Object.keys(registry).map(async (id) => {
      const { schemas } = await import(`../../../sdk/src/generated/${id}/schemas.ts`);
      return [id, validateWith(schemas)] as const;
    }),
  ),
);

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
