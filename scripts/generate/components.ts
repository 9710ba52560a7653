import type { Purpose, Surroundings } from './emit-schema.ts';
import { emitSchema } from './emit-schema.ts';
import { componentName, follow, type Spec } from './load-spec.ts';
import { child, entries, isObject, type Place, refuse } from './place.ts';

/** A component schema as a constant of the generated file. */
export interface Constant {
  readonly name: string;
  readonly component: string;
  readonly code: string;
}

/** The component schemas that have been used so far, each after those that it refers to. */
export interface Components {
  readonly constants: readonly Constant[];
  readonly surroundings: (purpose: Purpose) => Surroundings;
}

const RESERVED = [
  ...['z', 'schemas', 'components', 'operations', 'isUri', 'DATE_TIME', 'Plain', 'Same', 'SchemaTable'],
  ...['lazyTable', 'once'],
];

/**
 * Collects component schemas as they are used. A schema that requests and replies read differently appears twice. `refer` is
 * the code that refers to a constant.
 */
export function collectComponents(spec: Spec, refer: (name: string) => string = (name) => name): Components {
  const constants: Constant[] = [];
  const under: string[] = [];

  function use(component: string, from: Place, purpose: Purpose): string {
    const place = follow(spec, from);
    if (purpose === 'text') return emitSchema(place, surroundings(purpose));
    const name = constantName(spec, component, place, purpose);
    if (under.includes(name))
      return refuse(from, `"${component}" contains itself, which the generator does not support`);
    const same = constants.find((constant) => constant.name === name);
    if (same && same.component !== component)
      return refuse(from, `"${component}" and "${same.component}" would both have the name ${name}`);
    if (!same) add(name, component, place, purpose);
    return refer(name);
  }

  function add(name: string, component: string, place: Place, purpose: Purpose): void {
    under.push(name);
    const code = emitSchema(place, surroundings(purpose));
    under.pop();
    constants.push({ name, component, code });
  }

  function surroundings(purpose: Purpose): Surroundings {
    return {
      purpose,
      component: (name, from) => use(name, from, purpose),
      follow: (reference) => follow(spec, reference),
    };
  }

  return { constants, surroundings };
}

/** Every component schema of the spec with a reference to it. */
export function componentReferences(spec: Spec): { name: string; reference: Place }[] {
  const components = child(spec.root, 'components');
  return entries(components && child(components, 'schemas')).map(([name, place]) => ({
    name,
    reference: { value: { $ref: `#/components/schemas/${name}` }, pointer: place.pointer },
  }));
}

function constantName(spec: Spec, component: string, place: Place, purpose: Purpose): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(component) || RESERVED.includes(component))
    return refuse(place, `"${component}" cannot be the name of a constant`);
  return purpose === 'reply' && isOpen(spec, place) ? `${component}Reply` : component;
}

/** Whether requests and replies read a schema differently: if it says nothing about unknown properties somewhere. */
function isOpen(spec: Spec, place: Place, seen: readonly string[] = []): boolean {
  const name = componentName(place);
  if (name !== undefined) return !seen.includes(name) && isOpen(spec, follow(spec, place), [...seen, name]);
  if (Array.isArray(place.value)) return entriesOfList(place).some((element) => isOpen(spec, element, seen));
  if (!isObject(place.value)) return false;
  if (isObject(place.value.properties) && place.value.additionalProperties === undefined) return true;
  return entries(place).some(([, inner]) => isOpen(spec, inner, seen));
}

function entriesOfList(place: Place): Place[] {
  return Array.isArray(place.value)
    ? place.value.map((value, index) => ({ value, pointer: `${place.pointer}/${index}` }))
    : [];
}
