import { discriminatorOf } from './discriminator.ts';
import { emitChecks } from './emit-checks.ts';
import { refuseUnknown } from './keywords.ts';
import { componentName } from './load-spec.ts';
import { child, entries, flag, isObject, items, type Place, refuse } from './place.ts';
import { block, list, literal, propertyKey, quote } from './source-text.ts';

/**
 * What a schema describes. Parsing drops unknown properties of requests and keeps those of replies, so that a check sees
 * them. In texts (headers, path, query) numbers are digits.
 */
export type Purpose = 'request' | 'reply' | 'text';

/** How references become code. */
export interface Surroundings {
  readonly purpose: Purpose;
  /** The code that refers to a component schema. */
  readonly component: (name: string, from: Place) => string;
  /** The schema that a reference points at. */
  readonly follow: (reference: Place) => Place;
}

/** The zod/mini code of one JSON schema. Throws for a keyword that it does not support. */
export function emitSchema(schema: Place, around: Surroundings): string {
  if (schema.value === true) return 'z.unknown()';
  if (!isObject(schema.value)) return refuse(schema, 'a schema is an object or true');
  if ('$ref' in schema.value) return emitReference(schema, around);
  if ('const' in schema.value || 'enum' in schema.value) return emitValues(schema);
  if ('oneOf' in schema.value || 'anyOf' in schema.value) return emitChoice(schema, around);
  return emitTypes(schema, around);
}

function emitReference(schema: Place, around: Surroundings): string {
  refuseUnknown(schema, ['reference']);
  const name = componentName(schema);
  return name === undefined
    ? refuse(schema, 'only #/components/schemas/… can be referred to')
    : around.component(name, schema);
}

function emitValues(schema: Place): string {
  refuseUnknown(schema, ['values']);
  const constant = child(schema, 'const');
  const values = constant ? [constant.value] : items(child(schema, 'enum')).map(({ value }) => value);
  const present = values.filter((value) => value !== null);
  if (values.some((value) => typeof value === 'object' && value !== null))
    refuse(schema, 'only plain values can be listed');
  const code = emitList(present);
  return present.length < values.length ? nullable(code) : (code ?? refuse(schema, 'no value is listed'));
}

function emitList(values: readonly unknown[]): string | undefined {
  if (values.length === 0) return undefined;
  if (values.length === 1) return `z.literal(${literal(values[0])})`;
  const form = values.every((value) => typeof value === 'string') ? 'z.enum' : 'z.literal';
  return `${form}(${list(values.map(literal))})`;
}

function nullable(code: string | undefined): string {
  return code === undefined ? 'z.null()' : `z.nullable(${code})`;
}

function emitChoice(schema: Place, around: Surroundings): string {
  refuseUnknown(schema, ['choice']);
  const branches = [...items(child(schema, 'oneOf')), ...items(child(schema, 'anyOf'))];
  const codes = branches.map((branch) => emitSchema(branch, around));
  const property = discriminatorOf(
    schema,
    branches.flatMap((branch) => leavesOf(branch, around)),
  );
  return property === undefined
    ? `z.union(${list(codes)})`
    : `z.discriminatedUnion(${quote(property)}, ${list(codes)})`;
}

/** A branch, or its branches if it is a union itself. */
function leavesOf(branch: Place, around: Surroundings): Place[] {
  const place = around.follow(branch);
  const inner = [...items(child(place, 'oneOf')), ...items(child(place, 'anyOf'))];
  return inner.length === 0 ? [place] : inner.flatMap((one) => leavesOf(one, around));
}

function emitTypes(schema: Place, around: Surroundings): string {
  const type = child(schema, 'type');
  if (!type) {
    refuseUnknown(schema, []);
    return 'z.unknown()';
  }
  const types = typeof type.value === 'string' ? [type] : items(type);
  const present = types.filter(({ value }) => value !== 'null');
  refuseUnknown(schema, types.map(kindOf));
  const codes = present.map((one) => emitType(schema, one, around));
  const code = codes.length > 1 ? `z.union(${list(codes)})` : codes[0];
  return present.length < types.length ? nullable(code) : (code ?? refuse(type, 'no type is named'));
}

function kindOf(type: Place): 'string' | 'number' | 'array' | 'object' | 'simple' {
  const { value } = type;
  if (value === 'string' || value === 'number' || value === 'array' || value === 'object') return value;
  if (value === 'integer') return 'number';
  if (value === 'boolean' || value === 'null') return 'simple';
  return refuse(type, `there is no type ${JSON.stringify(value)}`);
}

function emitType(schema: Place, type: Place, around: Surroundings): string {
  switch (kindOf(type)) {
    case 'string':
      return `z.string()${emitChecks(schema, 'string')}`;
    case 'number':
      return emitNumber(schema, type.value === 'integer', around.purpose);
    case 'array':
      return `z.array(${emitItems(schema, around)})${emitChecks(schema, 'array')}`;
    case 'object':
      return emitObject(schema, around);
    default:
      return around.purpose === 'text'
        ? refuse(type, 'write a truth value in a header, path or query as enum: ["true", "false"]')
        : 'z.boolean()';
  }
}

function emitNumber(schema: Place, integer: boolean, purpose: Purpose): string {
  if (purpose === 'text') return `z.coerce.number()${emitChecks(schema, 'number', integer ? ['z.int()'] : [])}`;
  return `${integer ? 'z.int()' : 'z.number()'}${emitChecks(schema, 'number')}`;
}

function emitItems(schema: Place, around: Surroundings): string {
  const element = child(schema, 'items');
  return element ? emitSchema(element, around) : 'z.unknown()';
}

function emitObject(schema: Place, around: Surroundings): string {
  const properties = entries(child(schema, 'properties'));
  const rest = child(schema, 'additionalProperties');
  if (properties.length === 0 && rest?.value !== false) return emitRecord(rest, around);
  const required = requiredNames(
    schema,
    properties.map(([name]) => name),
  );
  const lines = properties.map(([name, place]) => emitProperty(name, required.has(name), emitSchema(place, around)));
  if (rest && isObject(rest.value)) return block('z.catchall(z.object({', lines, `}), ${emitSchema(rest, around)})`);
  return block(`${objectForm(schema, rest, around.purpose)}({`, lines, '})');
}

/** One line of an object schema. */
export function emitProperty(name: string, required: boolean, code: string): string {
  return `${propertyKey(name)}: ${required ? code : `z.exactOptional(${code})`},`;
}

function emitRecord(rest: Place | undefined, around: Surroundings): string {
  return `z.record(z.string(), ${rest ? emitSchema(rest, around) : 'z.unknown()'})`;
}

function objectForm(schema: Place, rest: Place | undefined, purpose: Purpose): string {
  if (!rest) return purpose === 'reply' ? 'z.looseObject' : 'z.object';
  return flag(schema, 'additionalProperties') ? 'z.looseObject' : 'z.strictObject';
}

function requiredNames(schema: Place, properties: readonly string[]): ReadonlySet<string> {
  const names = items(child(schema, 'required')).map((place) => {
    if (typeof place.value !== 'string' || !properties.includes(place.value))
      return refuse(place, `${JSON.stringify(place.value)} is required but not a property`);
    return place.value;
  });
  return new Set(names);
}
