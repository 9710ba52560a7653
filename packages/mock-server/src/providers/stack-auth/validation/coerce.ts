import { type Kind, nodeOf, type Schema } from './schema-node.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Whether the server's library treats a value as an object: it is neither a list nor bytes. */
export function isFields(value: unknown): value is Fields {
  return Object.prototype.toString.call(value) === '[object Object]';
}

/** A value as the server's library converts it: numbers to texts, words to booleans, digits to numbers. */
export function coerce(schema: Schema, value: unknown): unknown {
  const { kind, fields, item } = nodeOf(schema);
  if (value === undefined || value === null) return value;
  if (kind === 'array') return item && Array.isArray(value) ? value.map((entry) => coerce(item, entry)) : value;
  if (kind === 'object') return isFields(value) ? coerceFields(fields, value) : value;
  return scalars[kind](value);
}

function coerceFields(fields: Readonly<Record<string, Schema>>, value: Fields): Fields {
  const coerced = (name: string): unknown => {
    const schema = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return schema ? coerce(schema, value[name]) : value[name];
  };
  const names = Object.keys(value);
  // Most requests are right as they are.
  if (names.every((name) => Object.is(coerced(name), value[name]))) return value;
  return Object.fromEntries(names.map((name) => [name, coerced(name)]));
}

const scalars: Readonly<Record<Exclude<Kind, 'array' | 'object'>, (value: unknown) => unknown>> = {
  any: (value) => value,
  string: (value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value),
  boolean(value) {
    if (/^(?:true|1)$/i.test(String(value))) return true;
    return /^(?:false|0)$/i.test(String(value)) ? false : value;
  },
  number(value) {
    if (typeof value === 'number') return value;
    if (typeof value !== 'string') return Number.parseFloat(String(value));
    const digits = value.replace(/\s/g, '');
    return digits === '' ? Number.NaN : Number(digits);
  },
};
