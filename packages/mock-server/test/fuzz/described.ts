import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parse } from 'yaml';

/** A schema of a description, as far as bodies of requests use it. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Content {
  readonly schema: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Operation {
  readonly operationId?: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** An operation of a description, and the bodies that it takes. */
export interface Described {
  readonly method: string;
  readonly path: string;
  readonly body: fc.Arbitrary<unknown> | undefined;
}

/** The operations of `openapi/<name>.yaml`, with bodies that follow their schemas and examples. */
export function describedOperations(name: string): readonly Described[] {
  const file = join(import.meta.dirname, `../../../../openapi/${name}.yaml`);
  const document: Document = parse(readFileSync(file, 'utf8'), { merge: true });
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, { operationId }]) => operationId !== undefined)
      .map(([method, { requestBody }]) => {
        const content = requestBody?.content['application/json'];
        return { method: method.toUpperCase(), path, body: content && bodiesOf(content, document) };
      }),
  );
}

function bodiesOf({ schema, example, examples = {} }: Content, document: Document): fc.Arbitrary<unknown> {
  const given = [example, ...Object.values(examples).map(({ value }) => value)].filter((one) => one !== undefined);
  const made = valuesOf(schema, document, 4);
  return given.length > 0 ? fc.oneof(fc.constantFrom(...given), made) : made;
}

/** Values of a schema. Patterns are not followed: the examples are such values. */
function valuesOf(schema: Schema, document: Document, depth: number): fc.Arbitrary<unknown> {
  const { $ref, type, enum: choices, oneOf, anyOf, allOf } = schema;
  const named = $ref === undefined ? undefined : document.components.schemas[$ref.split('/').at(-1) ?? ''];
  if (named) return valuesOf(named, document, depth);
  if ('const' in schema) return fc.constant(schema.const);
  if (choices) return fc.constantFrom(...choices);
  const either = oneOf ?? anyOf;
  if (either) return fc.oneof(...either.map((one) => valuesOf(one, document, depth)));
  if (allOf) {
    return fc
      .tuple(...allOf.map((one) => valuesOf(one, document, depth)))
      .map((parts) => Object.assign({}, ...parts.map(Object)));
  }
  const types = Array.isArray(type) ? type : [type ?? (schema.properties ? 'object' : 'any')];
  return fc.oneof(...types.map((one: string) => valuesOfType(one, schema, document, depth)));
}

function valuesOfType(type: string, schema: Schema, document: Document, depth: number): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], items, example, examples = [] } = schema;
  const given = [example, ...examples].filter((one) => one !== undefined);
  switch (type) {
    case 'object': {
      if (depth === 0) return fc.constant({});
      const fields = Object.entries(properties).map(([name, one]) => [name, valuesOf(one, document, depth - 1)]);
      const optional = fields.length > 0 ? { requiredKeys: required.filter((name) => name in properties) } : {};
      return fc.record<Record<string, unknown>>(Object.fromEntries(fields), optional);
    }
    case 'array':
      return fc.array(items ? valuesOf(items, document, depth - 1) : fc.jsonValue(), { maxLength: 3 });
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer();
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'null':
      return fc.constant(null);
    case 'string':
      return fc.oneof(...given.map((one) => fc.constant(one)), texts[schema.format ?? ''] ?? fc.string(), known);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

const texts: Readonly<Record<string, fc.Arbitrary<string>>> = {
  email: fc.emailAddress(),
  uri: fc.webUrl(),
  uuid: fc.uuid(),
  'date-time': fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
};

/** What the account of each provider has, and what its pages are. */
const known = fc.constantFrom(
  'ada@example.com',
  'Analytical-Engine-1843',
  'http://localhost:3000/',
  '123456',
  'recovery',
  'email',
);

/** Bodies in which one field is missing, is of another kind, is very long or deep, or is one too many. */
export function nearly(body: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      '',
      0,
      -1,
      1e308,
      true,
      [],
      {},
      ' ',
      '\0',
      '\ud800',
      'a'.repeat(5_000),
      deep(30),
      deep(1_200),
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const change = fc.constantFrom('drop', 'replace', 'add', 'wrap');
  return fc.tuple(body, fc.nat(), odd, change).map(([value, at, other, how]) => {
    if (how === 'wrap' || typeof value !== 'object' || value === null || Array.isArray(value)) return [value];
    const names = Object.keys(value);
    const name = names[at % Math.max(1, names.length)] ?? 'x';
    if (how === 'add') return { ...value, [`${name}2`]: other };
    if (how === 'replace') return { ...value, [name]: other };
    return Object.fromEntries(Object.entries(value).filter(([one]) => one !== name));
  });
}

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = { a: value };
  return value;
}
