import type { SituationPlan, SituationScript } from './situation.ts';
import { type SituationName, situationNames } from './situation-names.ts';

/** The scripts of a plan by name, in the order in which people read about them. */
export function scriptsOf(plan: SituationPlan | undefined): ReadonlyMap<SituationName, SituationScript> {
  const scripts = new Map(Object.entries<SituationScript>(plan?.scripts ?? {}));
  return new Map(
    Object.keys(situationNames).flatMap((name): [SituationName, SituationScript][] => {
      const script = scripts.get(name);
      return script && isSituationName(name) ? [[name, script]] : [];
    }),
  );
}

/** The script with this name, and the plan that it is part of. Throws an error that lists the names there are. */
export function scriptNamed(
  title: string,
  plan: SituationPlan | undefined,
  name: unknown,
): { readonly script: SituationScript; readonly plan: SituationPlan } {
  const scripts = scriptsOf(plan);
  const script = typeof name === 'string' && isSituationName(name) ? scripts.get(name) : undefined;
  if (plan && script) return { plan, script };
  throw new Error(`${title} has no situation ${JSON.stringify(name)}. Known: ${[...scripts.keys()].join(', ')}.`);
}

function isSituationName(name: string): name is SituationName {
  return Object.hasOwn(situationNames, name);
}
