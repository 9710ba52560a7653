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

/**
 * The file `schemas.ts`: zod/mini schemas of every request part and every response, with proofs that they match the types.
 * Each is made when it is first read.
 */
export function emitSchemas(spec: Spec, operations: readonly Operation[]): string {
  const components = collectComponents(spec, (name) => `${name}()`);
  const shared = sharedHeaders(operations, components.surroundings);
  const table = operations.map((operation) => emitOperation(operation, components.surroundings, makerIn(shared)));
  for (const { name, reference } of componentReferences(spec))
    if (!components.constants.some(({ component }) => component === name))
      components.surroundings('reply').component(name, reference);
  const body = [
    ...components.constants.map(emitLazyConstant),
    ...[...shared].map(([code, name]) => `const ${name} = once(() => ${code});\n`),
    '/** The schemas of every operation: request parts, and each status with body and headers. */',
    block('export const schemas: SchemaTable<operations> = lazyTable({', table, '});'),
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
    ...(table === 'SchemaTable' ? ["import { lazyTable } from '../../lazy-table.ts';"] : []),
    ...(table === 'SchemaTable' ? ["import { once } from '../../once.ts';"] : []),
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
  return `const ${name} = ${code};\n${proofOf(`typeof ${name}`, component)}\n`;
}

/** A component schema that is made when it is first used, with the same proof. */
function emitLazyConstant({ name, component, code }: Constant): string {
  return `const ${name} = once(() => ${code});\n${proofOf(`ReturnType<typeof ${name}>`, component)}\n`;
}

function proofOf(type: string, component: string): string {
  return `true satisfies Same<Plain<z.output<${type}>>, Plain<components['schemas']['${component}']>>;`;
}

/** The code of a function that makes the schema with this code. */
type Maker = (code: string) => string;

/** Schemas that several statuses share are made by one function, whose name is given here by their code. */
function makerIn(shared: ReadonlyMap<string, string>): Maker {
  return (code) => shared.get(code) ?? /^(\w+)\(\)$/.exec(code)?.[1] ?? `() => ${code}`;
}

/** The names of the headers that more than one status has, by their code. */
function sharedHeaders(operations: readonly Operation[], around: Around): ReadonlyMap<string, string> {
  const responses = operations.flatMap((operation) => operation.responses);
  const codes = responses.flatMap(({ headers }) => (headers.length > 0 ? [emitObject(headers, around)] : []));
  const several = [...new Set(codes)].filter((code) => codes.indexOf(code) !== codes.lastIndexOf(code));
  return new Map(several.map((code, index) => [code, `headers${index + 1}`]));
}

function emitOperation(operation: Operation, around: Around, maker: Maker): string {
  const { path, query, header: headers } = operation.parameters;
  const lines = [
    ...emitFields('query', query, around, maker),
    ...emitFields('path', path, around, maker),
    ...emitFields('headers', headers, around, maker),
    ...emitBody(operation.body?.media ?? [], around('request'), maker),
    `${block(
      'responses: {',
      operation.responses.map((response) => emitResponse(response, around, maker)),
      '}',
    )},`,
  ];
  return `${block(`${operation.id}: {`, lines, '}')},`;
}

function emitFields(part: string, fields: readonly Field[], around: Around, maker: Maker): string[] {
  return fields.length === 0 ? [] : [`${part}: ${maker(emitObject(fields, around))},`];
}

function emitObject(fields: readonly Field[], around: Around): string {
  const lines = fields.map(({ name, required, schema }) =>
    emitProperty(name, required, emitSchema(schema, around('text'))),
  );
  return block('z.object({', lines, '})');
}

function emitBody(media: readonly Media[], around: Surroundings, maker: Maker): string[] {
  if (media.length === 0) return [];
  const codes = [...new Set(media.map(({ schema }) => emitSchema(schema, around)))];
  const [only = ''] = codes;
  return [`body: ${maker(codes.length === 1 ? only : `z.union(${list(codes)})`)},`];
}

function emitResponse({ status, headers, media }: Response, around: Around, maker: Maker): string {
  const lines = [...emitBody(media, around('reply'), maker), ...emitFields('headers', headers, around, maker)];
  const key = propertyKey(String(status));
  if (lines.some((line) => line.includes('\n'))) return `${block(`${key}: {`, lines, '}')},`;
  return `${key}: { ${lines.join(' ').replace(/,$/, '')} },`.replace('{  }', '{}');
}
