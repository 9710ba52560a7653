import { child, entries, isObject, items, type Place, text } from './place.ts';

/** A value of a property, or `undefined` for its absence. */
type Tag = unknown;
const ABSENT = Symbol('absent');

/**
 * The property that distinguishes the branches of a union: the one that `discriminator` names, or the first one that lists
 * its values in every branch, with no value in two branches. Unlike in OpenAPI, one branch may lack the property.
 */
export function discriminatorOf(choice: Place, branches: readonly Place[]): string | undefined {
  const named = child(choice, 'discriminator');
  if (named) return text(named, 'propertyName');
  const [first] = branches;
  if (!first || branches.length < 2) return undefined;
  return entries(child(first, 'properties'))
    .map(([name]) => name)
    .find((name) => areDisjoint(branches.map((branch) => tagsOf(branch, name))));
}

function areDisjoint(sets: readonly (readonly Tag[])[]): boolean {
  const all = sets.flat();
  return sets.every((set) => set.length > 0) && new Set(all).size === all.length;
}

function tagsOf(branch: Place, name: string): Tag[] {
  const properties = child(branch, 'properties');
  const property = properties && child(properties, name);
  if (!property || !isObject(property.value)) return [];
  const values =
    'const' in property.value ? [property.value.const] : items(child(property, 'enum')).map(({ value }) => value);
  const required = items(child(branch, 'required')).some(({ value }) => value === name);
  return values.length === 0 || required ? values : [...values, ABSENT];
}
