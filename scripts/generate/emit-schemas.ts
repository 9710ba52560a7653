import { type Constant, collectComponents, componentReferences } from './components.ts';
import { emitProperty, emitSchema, type Purpose, type Surroundings } from './emit-schema.ts';
import type { Spec } from './load-spec.ts';
import type { Field, Media, Operation, Response } from './read-operations.ts';
import { block, header, list, propertyKey } from './source-text.ts';

type Around = (purpose: Purpose) => Surroundings;

const HELPERS = {
  isUri: `/** Whether a WHATWG URL can be made of a text, spaces around it included. \`URL.canParse\` is newer than some engines. */
const isUri = (value: string): boolean => {
  try {
    return !!new URL(value);
  } catch {
    return false;
  }
};`,
  DATE_TIME:
    'const DATE_TIME = /^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$/u;',
};

/** The file `schemas.ts`: zod/mini schemas of every request part and every response, with proofs that they match the types. */
export function emitSchemas(spec: Spec, operations: readonly Operation[]): string {
  const components = collectComponents(spec);
  const table = operations.map((operation) => emitOperation(operation, components.surroundings));
  for (const { name, reference } of componentReferences(spec))
    if (!components.constants.some(({ component }) => component === name))
      components.surroundings('reply').component(name, reference);
  const body = [
    ...components.constants.map(emitConstant),
    '/** The schemas of every operation: request parts, and each status with body and headers. */',
    block('export const schemas: SchemaTable<operations> = {', table, '};'),
  ].join('\n');
  return emitSchemaFile(spec, 'SchemaTable', components.constants, body);
}

/** A file of schemas: header, imports, helpers, and a body that ends with a table of the given type. */
export function emitSchemaFile(spec: Spec, table: string, constants: readonly Constant[], body: string): string {
  return [header(spec.file), emitImports(table, constants), ...emitHelpers(body), body, ''].join('\n');
}

function emitImports(table: string, constants: readonly Constant[]): string {
  const types = [table, ...(constants.length > 0 ? ['Plain', 'Same'] : [])].sort();
  const proof = constants.length > 0;
  return [
    "import * as z from 'zod/mini';",
    `import type { ${types.join(', ')} } from '../../schema-table.ts';`,
    `import type { ${proof ? 'components, ' : ''}operations } from './types.ts';`,
    '',
  ].join('\n');
}

function emitHelpers(body: string): string[] {
  return Object.entries(HELPERS).flatMap(([name, code]) => (body.includes(name) ? [code, ''] : []));
}

/** A component schema, and the proof that its type is openapi-typescript's. */
export function emitConstant({ name, component, code }: Constant): string {
  const proof = `true satisfies Same<Plain<z.output<typeof ${name}>>, Plain<components['schemas']['${component}']>>;`;
  return `const ${name} = ${code};\n${proof}\n`;
}

function emitOperation(operation: Operation, around: Around): string {
  const { path, query, header: headers } = operation.parameters;
  const lines = [
    ...emitFields('query', query, around),
    ...emitFields('path', path, around),
    ...emitFields('headers', headers, around),
    ...emitBody(operation.body?.media ?? [], around('request')),
    `${block(
      'responses: {',
      operation.responses.map((response) => emitResponse(response, around)),
      '}',
    )},`,
  ];
  return `${block(`${operation.id}: {`, lines, '}')},`;
}

function emitFields(part: string, fields: readonly Field[], around: Around): string[] {
  if (fields.length === 0) return [];
  const lines = fields.map(({ name, required, schema }) =>
    emitProperty(name, required, emitSchema(schema, around('text'))),
  );
  return [`${block(`${part}: z.object({`, lines, '})')},`];
}

function emitBody(media: readonly Media[], around: Surroundings): string[] {
  if (media.length === 0) return [];
  const codes = [...new Set(media.map(({ schema }) => emitSchema(schema, around)))];
  return [`body: ${codes.length === 1 ? codes[0] : `z.union(${list(codes)})`},`];
}

function emitResponse({ status, headers, media }: Response, around: Around): string {
  const lines = [...emitBody(media, around('reply')), ...emitFields('headers', headers, around)];
  const key = propertyKey(String(status));
  if (lines.length === 1 && !lines[0]?.includes('\n')) return `${key}: { ${lines[0]?.replace(/,$/, '')} },`;
  return `${block(`${key}: {`, lines, '}')},`;
}
