import type { JsonSchema } from '../../state/json-schema.ts';

/** The control that fits a schema. */
export type Kind =
  | { readonly control: 'switch' | 'number' | 'text' | 'list' | 'json' }
  | { readonly control: 'choice'; readonly values: readonly string[] }
  | { readonly control: 'group'; readonly fields: readonly (readonly [string, JsonSchema])[] }
  /** `null`, or another control. */
  | { readonly control: 'nullable'; readonly inner: Exclude<Kind, { readonly control: 'nullable' | 'json' }> };

/** Which control a schema gets. What has none of its own is edited as JSON. */
export function kindOf(schema: JsonSchema): Kind {
  const alternatives = alternativesOf(schema);
  const [inner, ...others] = alternatives.filter(({ type }) => type !== 'null');
  if (!inner || others.length > 0) return { control: 'json' };
  const kind = plainKindOf(inner);
  if (alternatives.length === 1 || kind.control === 'json') return kind;
  return { control: 'nullable', inner: kind };
}

type PlainKind = Exclude<Kind, { readonly control: 'nullable' }>;

function alternativesOf(schema: JsonSchema): readonly JsonSchema[] {
  if (schema.anyOf) return schema.anyOf;
  if (Array.isArray(schema.type)) return schema.type.map((type: string) => ({ ...schema, type }));
  return [schema];
}

function plainKindOf({ type, enum: values, items, properties }: JsonSchema): PlainKind {
  if (values?.every((value) => typeof value === 'string')) return { control: 'choice', values };
  if (values) return { control: 'json' };
  if (type === 'boolean') return { control: 'switch' };
  if (type === 'integer' || type === 'number') return { control: 'number' };
  if (type === 'string') return { control: 'text' };
  if (type === 'array' && items && plainKindOf(items).control === 'text') return { control: 'list' };
  if (type === 'object' && properties) return { control: 'group', fields: Object.entries(properties) };
  return { control: 'json' };
}
