import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { emitOperations } from './emit-operations.ts';
import { emitResetFields } from './emit-reset-fields.ts';
import { emitSchemas } from './emit-schemas.ts';
import { emitTypes } from './emit-types.ts';
import { loadSpec, type Spec } from './load-spec.ts';
import { readOperations } from './read-operations.ts';

/** Where the generated files live, seen from the root of the repository. */
export const GENERATED = 'packages/sdk/src/generated';

/** Every generated file by its path under the generated folder. */
export async function generatedFiles(root: string): Promise<ReadonlyMap<string, string>> {
  const names = readdirSync(join(root, 'openapi')).filter((name) => name.endsWith('.yaml'));
  const specs = names.sort().map((name) => loadSpec(join(root, 'openapi', name)));
  const files = await Promise.all(specs.map(filesOf));
  return new Map(files.flat());
}

/** The files of one spec. */
export async function filesOf(spec: Spec): Promise<[path: string, content: string][]> {
  const operations = readOperations(spec);
  const forReset = [['reset-fields.ts', emitResetFields(spec, operations)]] as const;
  return [
    [`${spec.name}/types.ts`, await emitTypes(spec)],
    [`${spec.name}/operations.ts`, emitOperations(spec, operations)],
    [`${spec.name}/schemas.ts`, emitSchemas(spec, operations)],
    ...forReset.flatMap(([file, content]): [string, string][] => (content ? [[`${spec.name}/${file}`, content]] : [])),
  ];
}

/** The paths under the generated folder whose content is not what the specs say, or that no spec asks for. */
export async function staleFiles(root: string): Promise<string[]> {
  const expected = await generatedFiles(root);
  const committed = committedFiles(join(root, GENERATED));
  const paths = new Set([...expected.keys(), ...committed.keys()]);
  return [...paths].filter((path) => expected.get(path) !== committed.get(path));
}

function committedFiles(folder: string): ReadonlyMap<string, string> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]));
}
