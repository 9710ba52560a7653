import type { Contestant } from './contestant.ts';

/** What an app does with its client. */
const USE = "import { createPasswordReset } from '@resetkit/sdk'; export const reset = createPasswordReset(client);";

/** An app that resets passwords with our SDK. `setUp` makes its `client`. */
export function ours(name: string, setUp: string): Contestant {
  return { name: `@resetkit/sdk/${name}`, code: `${setUp}\n${USE}` };
}
