import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { emitExamples } from './emit-examples.ts';
import { emitOperations } from './emit-operations.ts';
import { emitResetFacts } from './emit-reset-facts.ts';
import { emitResetFields } from './emit-reset-fields.ts';
import { emitSchemas } from './emit-schemas.ts';
import { emitTypes } from './emit-types.ts';
import type { GeneratedFiles } from './generated-files.ts';
import { loadSpec, type Spec } from './load-spec.ts';
import { readOperations } from './read-operations.ts';

const GENERATED = 'packages/sdk/src/generated';

/** The SDK's generated code, from every description. A generated file that no description asks for must go. */
export async function sdkCode(root: string): Promise<GeneratedFiles> {
  const names = readdirSync(join(root, 'openapi')).filter((name) => name.endsWith('.yaml'));
  const specs = names.toSorted().map((name) => loadSpec(join(root, 'openapi', name)));
  const files = (await Promise.all(specs.map(filesOf))).flat();
  return new Map([
    ...presentFiles(root).map((path) => [path, undefined] as const),
    ...files.map(([path, text]) => [`${GENERATED}/${path}`, text] as const),
  ]);
}

/** The files of one description, by path in the folder of generated code. */
export async function filesOf(spec: Spec): Promise<[path: string, text: string][]> {
  const operations = readOperations(spec);
  const files: readonly (readonly [name: string, text: string | undefined])[] = [
    ['types.ts', await emitTypes(spec)],
    ['operations.ts', emitOperations(spec, operations)],
    ['schemas.ts', emitSchemas(spec, operations)],
    ['reset-fields.ts', emitResetFields(spec, operations)],
    ['reset-facts.ts', emitResetFacts(spec)],
    ['examples.ts', emitExamples(spec, operations)],
  ];
  return files.flatMap(([name, text]) => (text === undefined ? [] : [[`${spec.name}/${name}`, text]]));
}

function presentFiles(root: string): string[] {
  const folder = join(root, GENERATED);
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    );
}
