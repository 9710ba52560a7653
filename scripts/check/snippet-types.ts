import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';

/** How an app resolves modules: as Node does, or as a bundler does. */
export type Resolution = 'nodenext' | 'bundler';

const MODULE = { nodenext: 'nodenext', bundler: 'preserve' } as const;

/**
 * Compiles the TypeScript files of a project with the strictest options. Returns the compiler's errors, or `undefined`.
 * Declaration files are checked too, because those of our packages must fit what an app has installed.
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
