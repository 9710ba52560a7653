import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';

/** How an app may find modules: as Node does, or as its bundler does. */
export type Resolution = 'nodenext' | 'bundler';

const MODULE = { nodenext: 'nodenext', bundler: 'preserve' } as const;

/**
 * What the compiler has against the TypeScript files of a project, as strict as it gets. Declarations are not skipped: those
 * of our packages must hold with what an app has installed, and not only with what the workspace has.
 */
export async function checkTypes(root: string, folder: string, resolution: Resolution): Promise<string | undefined> {
  const path = join(folder, `tsconfig.${resolution}.json`);
  const compilerOptions = {
    target: 'ES2023',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: MODULE[resolution],
    moduleResolution: resolution,
    jsx: 'react-jsx',
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    noEmit: true,
  };
  await writeFile(path, JSON.stringify({ compilerOptions, include: ['*.ts', '*.tsx'] }));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { code, output } = await runCommand([process.execPath, tsc, '-p', path], folder);
  return code === 0 ? undefined : output;
}
