import type * as z from 'zod/mini';

/** Any schema that the generator writes. */
export type Schema = z.core.$ZodType;

/** What a schema is about, as far as the server's own library would name it. */
export type Kind = 'string' | 'number' | 'boolean' | 'array' | 'object' | 'any';

/** A schema taken apart: wrappers for optional and null are off. */
export interface Node {
  readonly kind: Kind;
  /** Fields of an object in the order of their declaration; of a union those of all its forms. */
  readonly fields: Readonly<Record<string, Schema>>;
  /** What a list holds. */
  readonly item?: Schema;
  /** The forms of a union, and the field that tells them apart. */
  readonly union?: { readonly discriminator: string; readonly options: readonly Schema[] };
}

type Def = z.core.$ZodTypes['_zod']['def'];

/** Takes a schema apart. */
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

/** Every schema is one of zod's own types; the base class only does not say so. */
function defOf(schema: Schema): Def {
  return schema._zod.def as Def;
}

function unionNode(def: Def & { type: 'union' }): Node {
  const discriminator = 'discriminator' in def ? String(def.discriminator) : '';
  const fields = Object.assign({}, ...def.options.map((option) => nodeOf(option).fields));
  return { kind: 'object', fields, union: { discriminator, options: def.options } };
}
