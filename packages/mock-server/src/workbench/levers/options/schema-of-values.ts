import type { JsonSchema } from './json-schema.ts';

/** A schema that fits values as they are, for a backend that tells none. */
export function schemaOfValues(values: object): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, schemaOf(value)])),
  };
}

function schemaOf(value: unknown): JsonSchema {
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return { type: typeof value };
  return {};
}
