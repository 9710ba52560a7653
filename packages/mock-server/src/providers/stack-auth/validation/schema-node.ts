import type * as z from 'zod/mini';

/** Any schema that the generator writes. */
export type Schema = z.core.$ZodType;

/** The kind of a schema, in the terms of the server's library. */
export type Kind = 'string' | 'number' | 'boolean' | 'array' | 'object' | 'any';

/** A schema in parts, without its wrappers for optional and null. */
export interface Node {
  readonly kind: Kind;
  /** The fields of an object in the order of their declaration. For a union the fields of all forms. */
  readonly fields: Readonly<Record<string, Schema>>;
  /** The schema of a list's entries. */
  readonly item?: Schema;
  /** The forms of a union, and its discriminator. */
  readonly union?: { readonly discriminator: string; readonly options: readonly Schema[] };
}

type Def = z.core.$ZodTypes['_zod']['def'];

/** Splits a schema into its parts. */
export function nodeOf(schema: Schema): Node {
  const def = defOf(schema);
  switch (def.type) {
    case 'optional':
    case 'nullable':
      return nodeOf(def.innerType);
    case 'object':
      return { kind: 'object', fields: def.shape };
    case 'array':
      return { kind: 'array', fields: {}, item: def.element };
    case 'string':
    case 'number':
    case 'boolean':
      return { kind: def.type, fields: {} };
    case 'enum':
      return { kind: 'string', fields: {} };
    case 'literal':
      return { kind: typeof def.values[0] === 'boolean' ? 'boolean' : 'string', fields: {} };
    case 'union':
      return unionNode(def);
    default:
      return { kind: 'any', fields: {} };
  }
}

/**
 * The definition of a schema. Every schema has one of zod's own types; only the type of the base class does not say so.
 */
function defOf(schema: Schema): Def {
  return schema._zod.def as Def;
}

function unionNode(def: Def & { type: 'union' }): Node {
  const discriminator = 'discriminator' in def ? String(def.discriminator) : '';
  const fields = Object.assign({}, ...def.options.map((option) => nodeOf(option).fields));
  return { kind: 'object', fields, union: { discriminator, options: def.options } };
}
