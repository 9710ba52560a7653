/** Values by the name of their placeholder. */
export type Values = Pick<ReadonlyMap<string, string>, 'get'>;

/** Something with its placeholders filled in, wherever in it a text is; throws the name of one that has no value. */
export function fill<T>(template: T, values: Values): T {
  return filled(template, values) as T;
}

/** A placeholder for which there is no value. */
export class MissingValue extends Error {
  override readonly name = 'MissingValue';
}

function filled(template: unknown, values: Values): unknown {
  if (typeof template === 'string') return template.replace(/\{\{([\w.-]+)\}\}/g, (_, name) => lookUp(name, values));
  if (Array.isArray(template)) return template.map((entry) => filled(entry, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([name, entry]) => [name, filled(entry, values)]));
}

function lookUp(name: string, values: Values): string {
  const value = values.get(name);
  if (value === undefined) throw new MissingValue(name);
  return value;
}
