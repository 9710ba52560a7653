import { collectComponents } from './components.ts';
import { RESET_TAG } from './emit-operations.ts';
import { emitSchema, type Surroundings } from './emit-schema.ts';
import { emitConstant, emitSchemaFile } from './emit-schemas.ts';
import { follow, type Spec } from './load-spec.ts';
import { child, entries } from './place.ts';
import type { Operation } from './read-operations.ts';
import { block, propertyKey, quote } from './source-text.ts';

/**
 * The file `reset-fields.ts`: the schemas of the fields that the forms of a reset send, so that a page does not load all
 * schemas of a backend. Returns `undefined` for a spec without a reset.
 */
export function emitResetFields(spec: Spec, operations: readonly Operation[]): string | undefined {
  const some = operations.filter(({ tags, body }) => tags.includes(RESET_TAG) && body);
  if (some.length === 0) return undefined;
  const components = collectComponents(spec);
  const table = some.map((operation) => emitFields(spec, operation, components.surroundings('request')));
  const ids = some.map(({ id }) => quote(id)).join(' | ');
  const body = [
    ...components.constants.map(emitConstant),
    `/** The fields of the bodies that the operations of ${spec.file} take that are tagged "${RESET_TAG}". */`,
    block(`export const resetFields: FieldTable<operations, ${ids}> = {`, table, '};'),
  ].join('\n');
  return emitSchemaFile(spec, 'FieldTable', components.constants, body);
}

function emitFields(spec: Spec, { id, body }: Operation, around: Surroundings): string {
  // Clients send JSON. A backend that accepts HTML forms too describes the same fields again.
  const json = body?.media.find(({ type }) => type === 'application/json');
  const properties = json && child(follow(spec, json.schema), 'properties');
  const lines = entries(properties).map(([name, schema]) => `${propertyKey(name)}: ${emitSchema(schema, around)},`);
  return `${block(`${id}: {`, lines, '}')},`;
}
