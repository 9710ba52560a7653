import type { Contestant } from './contestant.ts';

/** What an app does with its client. The line that changes when there is something to put on top of a client. */
const USE = 'export const reset = client;';

/** An app that resets passwords with our SDK. `setUp` makes its `client`. */
export function ours(name: string, setUp: string): Contestant {
  return { name: `@resetkit/sdk/${name}`, code: `${setUp}\n${USE}` };
}
