import { ofEveryProvider } from '../of-every-provider.ts';
import type { FlowWorlds, MakeWorld } from './world.ts';

/** The worlds of each provider, by its id. */
export const worldsById = await ofEveryProvider<{ readonly flowWorlds: FlowWorlds }>(
  (id) => import(`../${id}/suites/flow-worlds.ts`),
);

/** Every backend, and each of the ways in which it can mail, as one list of worlds to run the same tests in. */
export const worlds: FlowWorlds = Object.assign({}, ...worldsById.map(([, { flowWorlds }]) => flowWorlds));

/** The maker of one of them. Throws if there is none of this name. */
export function worldNamed(name: string): MakeWorld {
  const make = worlds[name];
  if (!make) throw new Error(`There is no world "${name}", but ${Object.keys(worlds).join('; ')}.`);
  return make;
}
